package dev.splitbrain.report.replay;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.StateProbe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

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
    private final Map<Integer, Map<String, Kept>> lastByNode = new LinkedHashMap<>();
    private final Map<String, String> diskNames = new LinkedHashMap<>();
    private NodeId expected;
    private IntSupplier rowOfChange;
    private int row; // of the change that is being put down; -1 until one is found

    /** What a field was last: its text, and the number of the text. */
    private record Kept(String text, int number) {}

    StateWatch(Recording recording, StateProbe probe) {
        this.recording = recording;
        this.probe = probe;
        reader = new NodeState(recording.nodes);
    }

    /** The last step lets this node act. {@code row} gives the step's row; it is asked only where something has changed. */
    void expect(NodeId node, IntSupplier row) {
        expected = node;
        rowOfChange = row;
    }

    /** Looks at the node that was announced, if there is one. */
    void look() {
        if (expected == null) return;
        NodeId node = expected;
        expected = null;
        row = -1;
        keepChanges(node, read(node));
    }

    private Map<String, String> read(NodeId node) {
        Map<String, String> state = new LinkedHashMap<>();
        Map<String, String> stores = new LinkedHashMap<>();
        Object object = probe.node(node);
        if (object != null) reader.readVolatile(object, state);
        reader.readDisk(probe.disk(node), stores);
        stores.forEach((name, text) -> state.put(diskNames.computeIfAbsent(name, DISK::concat), text));
        return state;
    }

    private void keepChanges(NodeId node, Map<String, String> state) {
        Map<String, Kept> last = lastByNode.computeIfAbsent(node.index(), key -> new LinkedHashMap<>());
        state.forEach((name, text) -> {
            Kept before = last.get(name);
            if (before != null && before.text().equals(text)) return; // mostly the same object
            int value = recording.stateTexts.number(text);
            last.put(name, new Kept(text, value));
            keep(node, name, value);
        });
        if (last.size() == state.size()) return;
        last.keySet().removeIf(name -> {
            if (state.containsKey(name)) return false;
            keep(node, name, 0); // a crash took it
            return true;
        });
    }

    private void keep(NodeId node, String name, int value) {
        if (row < 0) row = rowOfChange.getAsInt();
        recording.stateRows.add(row);
        recording.stateNodes.add(node.index());
        recording.stateKeyNumbers.add(recording.stateKeys.number(name));
        recording.stateValues.add(value);
    }
}
