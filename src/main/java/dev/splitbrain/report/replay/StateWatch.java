package dev.splitbrain.report.replay;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.StateProbe;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Keeps what changes inside nodes. A step that lets a node act is announced first; the node is looked at when the next
 * step comes, since its handler has returned by then, and what differs is put down to the announced step.
 */
final class StateWatch {
    private final Recording recording;
    private final StateProbe probe;
    private final Words words = new Words();
    private final Parts parts = new Parts();
    private final Map<NodeId, NodeState> states = new HashMap<>(); // never gone through
    private NodeId expected;
    private IntSupplier rowOfChange;
    private int row; // of the change that is being put down; -1 until one is found

    StateWatch(Recording recording, StateProbe probe) {
        this.recording = recording;
        this.probe = probe;
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
        states.computeIfAbsent(node, each -> new NodeState(words, parts, recording.nodes))
                .look(probe.node(node), probe.disk(node), (name, text) -> keep(node, name, text));
    }

    private void keep(NodeId node, String name, String text) {
        if (row < 0) row = rowOfChange.getAsInt();
        recording.stateRows.add(row);
        recording.stateNodes.add(node.index());
        recording.stateKeyNumbers.add(recording.stateKeys.number(name));
        recording.stateValues.add(text == null ? 0 : recording.stateTexts.number(text));
    }
}
