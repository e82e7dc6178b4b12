package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.Message;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What replicas say. Objects are by key. */
public sealed interface CrdtMessage extends Message {
    /** All that the sender has. */
    record State(SortedMap<String, Crdt> objects) implements CrdtMessage {
        public State {
            objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        }

        @Override
        public long sizeBytes() {
            return size(objects.values());
        }
    }

    /**
     * The sender's changes that the receiver has not acknowledged, as one; or all that the sender has, where it no longer
     * knows these. {@code through} is the sender's count of changes: to be acknowledged.
     */
    record Delta(SortedMap<String, Crdt> objects, long through) implements CrdtMessage {
        public Delta {
            objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        }

        @Override
        public long sizeBytes() {
            return 8 + size(objects.values());
        }
    }

    /** All changes through this count are on the sender's disk. */
    record Ack(long through) implements CrdtMessage {
        @Override
        public long sizeBytes() {
            return 72;
        }
    }

    private static long size(Collection<Crdt> objects) {
        long entries = objects.stream().mapToLong(Crdt::entries).sum();
        return 64 + 16L * objects.size() + 16L * entries;
    }
}
