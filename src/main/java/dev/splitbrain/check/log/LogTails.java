package dev.splitbrain.check.log;

import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import java.util.Map;
import java.util.TreeMap;

/** What stands at the end of each node's log that the node has not applied: a write may be safe there, and no machine has it yet. */
public final class LogTails {
    private final Map<NodeId, Tail> tails = new TreeMap<>();

    /** One node's. */
    private static final class Tail {
        private long applied; // as far as the node ever came
        private Object[] entries = new Object[16]; // behind that, at the position modulo the length; null where none is

        void put(long position, Object entry) {
            if (position <= applied) return;
            while (position - applied > entries.length) grow();
            entries[slot(position)] = entry;
        }

        private int slot(long position) {
            return (int) position & entries.length - 1;
        }

        private void grow() {
            Object[] small = entries;
            entries = new Object[small.length * 2];
            for (long position = applied + 1; position <= applied + small.length; position++)
                entries[slot(position)] = small[(int) position & small.length - 1];
        }

        void passed(long position) {
            for (; applied < position; applied++) entries[slot(applied + 1)] = null;
        }

        void truncated(long from) {
            for (long position = Math.max(from, applied + 1); position <= applied + entries.length; position++)
                entries[slot(position)] = null;
            applied = Math.min(applied, from - 1);
        }
    }

    /** Takes in what a node tells of its log. */
    public void accept(NodeId node, LogNote note) {
        Tail tail = tails.computeIfAbsent(node, n -> new Tail());
        if (note instanceof LogNote.Appended appended) tail.put(appended.index(), appended.entry());
        else if (note instanceof LogNote.Truncated truncated) tail.truncated(truncated.fromIndex());
        else if (note instanceof LogNote.Applied applied) tail.passed(applied.index());
        else if (note instanceof LogNote.Compacted compacted) tail.passed(compacted.throughIndex());
    }

    /** How many nodes have a request at the end of their logs, or applied it once and never dropped the position since. */
    public Map<Object, Integer> holders(Map<Object, Long> positions) {
        Map<Object, Integer> holders = new java.util.HashMap<>(); // looked up, never walked through
        for (Tail tail : tails.values()) {
            positions.forEach((request, position) -> {
                if (position <= tail.applied) holders.merge(request, 1, Integer::sum);
            });
            for (Object entry : tail.entries)
                if (entry != null)
                    LoggedRequests.in(entry).stream()
                            .distinct()
                            .forEach(request -> holders.merge(request, 1, Integer::sum));
        }
        return holders;
    }
}
