package dev.splitbrain.report.replay;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.StateProbe;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps what changes inside nodes. A step that lets a node act is announced first; the node is looked at when the next
 * step comes, since its handler has returned by then, and what differs is put down to the announced step.
 */
final class StateWatch {
    /** What stands before the name of a store on the disk. */
    static final String DISK = "disk/";

    private final Recording recording;
    private final StateProbe probe;
    private final NodeState reader;
    private final Map<Integer, Map<String, Integer>> lastByNode = new LinkedHashMap<>();
    private NodeId expected;
    private int expectedRow;

    StateWatch(Recording recording, StateProbe probe) {
        this.recording = recording;
        this.probe = probe;
        reader = new NodeState(recording.nodes);
    }

    /** The step that was recorded last lets this node act. */
    void expect(NodeId node) {
        expected = node;
        expectedRow = recording.size() - 1;
    }

    /** Looks at the node that was announced, if there is one. */
    void look() {
        if (expected == null) return;
        NodeId node = expected;
        expected = null;
        keepChanges(node, read(node));
    }

    private Map<String, String> read(NodeId node) {
        Map<String, String> state = new LinkedHashMap<>();
        Map<String, String> stores = new LinkedHashMap<>();
        Object object = probe.node(node);
        if (object != null) reader.readVolatile(object, state);
        reader.readDisk(probe.disk(node), stores);
        stores.forEach((name, text) -> state.put(DISK + name, text));
        return state;
    }

    private void keepChanges(NodeId node, Map<String, String> state) {
        Map<String, Integer> last = lastByNode.computeIfAbsent(node.index(), key -> new LinkedHashMap<>());
        state.forEach((name, text) -> {
            int value = recording.stateTexts.number(text);
            Integer before = last.put(name, value);
            if (before == null || before != value) keep(node, name, value);
        });
        last.replaceAll((name, value) -> {
            if (value == 0 || state.containsKey(name)) return value;
            keep(node, name, 0); // a crash took it
            return 0;
        });
    }

    private void keep(NodeId node, String name, int value) {
        recording.stateRows.add(expectedRow);
        recording.stateNodes.add(node.index());
        recording.stateKeyNumbers.add(recording.stateKeys.number(name));
        recording.stateValues.add(value);
    }
}
