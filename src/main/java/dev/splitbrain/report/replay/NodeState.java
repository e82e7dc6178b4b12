package dev.splitbrain.report.replay;

import dev.splitbrain.node.Disk;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.spec.Machine;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A node's state in words, read from its fields: volatile ones from the node's object and from the objects of the
 * protocol's own making below it ({@code elections.votes}); durable ones from the disk's stores.
 */
final class NodeState {
    private static final int DEPTH = 3;
    private static final int ROWS = 12; // of a table such as a leader's progress of each follower

    private final List<NodeId> nodes;
    private final Words words = new Words();
    private final Parts parts = new Parts();
    private final Map<Object, MachineText> machines = new IdentityHashMap<>();
    private final Map<Object, LogText> logs = new IdentityHashMap<>();
    private final Map<Object, List<PlainFields>> plainFields = new IdentityHashMap<>();
    private final Deque<Object> owners = new ArrayDeque<>(); // parts may know their owner; no way leads back to it

    NodeState(List<NodeId> nodes) {
        this.nodes = nodes;
    }

    /** Who is told of each field: its name and its words. Of several of one name the last counts. */
    @FunctionalInterface
    interface Into {
        void put(String name, String words);
    }

    /** Puts every volatile field of the node under its name. */
    void readVolatile(Object node, Into into) {
        readPart(node, "", into);
    }

    /** Puts every store of the disk under its name. */
    void readDisk(Disk disk, Into into) {
        disk.stores().forEach((name, store) -> into.put(name, store(store)));
    }

    private String store(Object store) {
        if (store instanceof DurableValue<?> value) return words.named(value.get());
        if (!(store instanceof DurableLog<?> log)) return words.of(store);
        LogText last = logs.get(store);
        Object end = log.isEmpty() ? null : log.get(log.size() - 1);
        if (last != null && last.size() == log.size() && last.end() == end) return last.text();
        String text = words.log(log);
        logs.put(store, new LogText(log.size(), end, text));
        return text;
    }

    /** What a log was, so that it is put into words only where it has changed. */
    private record LogText(int size, Object end, String text) {}

    private void readPart(Object part, String prefix, Into into) {
        owners.push(part);
        PlainFields plain = plainFields(part, prefix);
        for (int i = 0; i < plain.size(); i++) {
            Object value = plain.value(i);
            if (PlainFields.isPlain(value)) into.put(plain.name(i), plain.words(i, value));
            else read(value, plain.name(i), plain.inside(i), into);
        }
        owners.pop();
    }

    /** Those of a part, which several fields may lead to. */
    private PlainFields plainFields(Object part, String prefix) {
        List<PlainFields> known = plainFields.computeIfAbsent(part, each -> new ArrayList<>(1));
        for (int i = 0; i < known.size(); i++) if (known.get(i).prefix().equals(prefix)) return known.get(i);
        PlainFields fields = new PlainFields(part, prefix, parts.fields(part), words);
        known.add(fields);
        return fields;
    }

    private void read(Object value, String name, String inside, Into into) {
        if (value instanceof Machine machine) {
            into.put(name, machine(machine));
        } else if (parts.isPart(value)) {
            if (owners.size() <= DEPTH && !owners.contains(value)) {
                readPart(value, inside, into);
            }
        } else if (value instanceof Object[] all && isTable(Arrays.asList(all))) {
            readTable(Arrays.asList(all), name, into);
        } else if (value instanceof List<?> all && isTable(all)) {
            readTable(all, name, into);
        } else if (value instanceof Map<?, ?> all && isTable(all.values())) {
            Order.of(all)
                    .forEach(entry -> into.put(name + "[" + words.of(entry.getKey()) + "]", row(entry.getValue())));
        } else if (value instanceof BitSet places) {
            into.put(name, nodesAt(places));
        } else {
            into.put(name, words.field(name, value));
        }
    }

    /** A set of nodes by their places, as protocols keep votes. */
    private String nodesAt(BitSet places) {
        return places.stream()
                .mapToObj(place -> place < nodes.size() ? nodes.get(place).name() : Integer.toString(place))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String machine(Machine machine) {
        MachineText last = machines.get(machine);
        if (last != null && last.applied() == machine.applied()) return last.text();
        String text = machine.applied() + " applied: " + words.of(machine.states());
        machines.put(machine, new MachineText(machine.applied(), text));
        return text;
    }

    private record MachineText(long applied, String text) {}

    private boolean isTable(Iterable<?> all) {
        int count = 0;
        for (Object element : all) {
            if (element != null && (!parts.isPart(element) || ++count > ROWS)) return false;
        }
        return count > 0;
    }

    private void readTable(List<?> rows, String name, Into into) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == null) continue;
            into.put(name + "[" + label(rows.get(i), i) + "]", row(rows.get(i)));
        }
    }

    /** The node that a row is about, or its place. */
    private String label(Object part, int place) {
        for (Field field : parts.fields(part)) if (Parts.value(field, part) instanceof NodeId node) return node.name();
        return Integer.toString(place);
    }

    private String row(Object part) {
        return plainFields(part, "").row();
    }
}
