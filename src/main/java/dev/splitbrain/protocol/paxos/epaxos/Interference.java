package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.spec.Command;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which commands interfere, by key: two commands on one key do, unless both only read. Of each replica the highest instance
 * that reads or writes a key is kept. What was once here stays, also where a recovery made a no-op of it: that costs a
 * dependency on nothing, and whoever looks for a command that was here first always finds it.
 */
final class Interference {
    /** Commands of one kind on one key. */
    private static final class Touched {
        private final SortedMap<NodeId, Long> highest = new TreeMap<>();
        private long seq; // the highest
    }

    private record Key(Touched reads, Touched writes) {}

    private final SortedMap<String, Key> keys = new TreeMap<>();

    /** Whether the order of two commands matters. */
    static boolean between(Command one, Command other) {
        return one.key().equals(other.key()) && !(one.readOnly() && other.readOnly());
    }

    void add(InstanceId instance, OrderedCommand value) {
        if (value.isNoOp()) return;
        Command command = value.command().orElseThrow().command();
        Key key = keys.computeIfAbsent(command.key(), name -> new Key(new Touched(), new Touched()));
        Touched touched = command.readOnly() ? key.reads() : key.writes();
        touched.highest.merge(instance.replica(), instance.number(), Math::max);
        touched.seq = Math.max(touched.seq, value.seq());
    }

    /** The command with a seq above, and a dependency on, all that is known here and interferes with it. */
    OrderedCommand extend(InstanceId instance, OrderedCommand value) {
        Command command = value.command().orElseThrow().command();
        Key key = keys.get(command.key());
        if (key == null) return value;
        OrderedCommand extended = after(key.writes(), instance, value);
        return command.readOnly() ? extended : after(key.reads(), instance, extended);
    }

    private static OrderedCommand after(Touched touched, InstanceId instance, OrderedCommand value) {
        SortedMap<NodeId, Long> highest = new TreeMap<>();
        for (Map.Entry<NodeId, Long> entry : touched.highest.entrySet()) {
            // Of its own row the command leader named all that came before, and what came after depends on this one.
            boolean later = entry.getKey().equals(instance.replica()) && entry.getValue() >= instance.number();
            if (!later) highest.put(entry.getKey(), entry.getValue());
        }
        return highest.isEmpty() ? value : value.union(touched.seq + 1, new Dependencies(highest));
    }
}
