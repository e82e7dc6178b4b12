package dev.splitbrain.report.replay;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.StateProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<Integer, Map<String, Field>> fieldsByNode = new LinkedHashMap<>();
    private final List<Field> seen = new ArrayList<>(); // by the look that goes on, in the order of the node's fields
    private long looks;
    private final Map<String, String> diskNames = new LinkedHashMap<>();
    private NodeId expected;
    private IntSupplier rowOfChange;
    private int row; // of the change that is being put down; -1 until one is found

    /** A field of a node: what was put down for it last, and what it is now. */
    private static final class Field {
        final String name;
        String kept;
        String now;
        long look; // the last one that saw it

        Field(String name) {
            this.name = name;
        }
    }

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
        Map<String, Field> fields = fieldsByNode.computeIfAbsent(node.index(), index -> new LinkedHashMap<>());
        see(node, fields);
        keepChanges(node, fields);
    }

    private void see(NodeId node, Map<String, Field> fields) {
        looks++;
        seen.clear();
        Object object = probe.node(node);
        if (object != null) reader.readVolatile(object, (name, words) -> see(fields, name, words));
        reader.readDisk(
                probe.disk(node), (name, words) -> see(fields, diskNames.computeIfAbsent(name, DISK::concat), words));
    }

    private void see(Map<String, Field> fields, String name, String words) {
        Field field = fields.get(name);
        if (field == null) fields.put(name, field = new Field(name));
        if (field.look != looks) seen.add(field);
        field.look = looks;
        field.now = words;
    }

    private void keepChanges(NodeId node, Map<String, Field> fields) {
        for (Field field : seen) {
            if (field.now.equals(field.kept)) continue; // mostly the same object
            field.kept = field.now;
            keep(node, field.name, recording.stateTexts.number(field.now));
        }
        if (seen.size() == fields.size()) return;
        fields.values().removeIf(field -> {
            if (field.look == looks) return false;
            keep(node, field.name, 0); // a crash took it
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
