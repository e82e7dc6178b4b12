package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.NodeId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What a command depends on: of each replica's instances all up to a number that interfere with it. One number stands for a
 * list that would grow with the run, and for instances of which the node that wrote it down knew nothing: they are older.
 */
public record Dependencies(SortedMap<NodeId, Long> highest) {
    public static final Dependencies NONE = new Dependencies(new TreeMap<>());

    public Dependencies {
        highest = Collections.unmodifiableSortedMap(new TreeMap<>(highest));
    }

    /** The number up to which a replica's instances are meant; 0 for none. */
    public long upTo(NodeId replica) {
        return highest.getOrDefault(replica, 0L);
    }

    /** Whether an instance is meant, if it interferes. */
    boolean covers(InstanceId instance) {
        return instance.number() <= upTo(instance.replica());
    }

    /** Both together. */
    Dependencies union(Dependencies other) {
        SortedMap<NodeId, Long> union = new TreeMap<>(highest);
        for (Map.Entry<NodeId, Long> entry : other.highest.entrySet())
            union.merge(entry.getKey(), entry.getValue(), Math::max);
        return new Dependencies(union);
    }

    @Override
    public String toString() {
        StringJoiner words = new StringJoiner(", ", "{", "}");
        highest.forEach((replica, number) -> words.add(replica + "." + number));
        return words.toString();
    }
}
