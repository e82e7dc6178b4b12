package dev.splitbrain.check.log;

import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import java.util.Map;
import java.util.TreeMap;

/** What stands at the end of each node's log that the node has not applied: a write may be safe there, and no machine has it yet. */
public final class LogTails {
    private final Map<NodeId, Tail> tails = new TreeMap<>();

    private static final class Tail {
        private long applied; // as far as the node ever came
        private final TreeMap<Long, Object> entries = new TreeMap<>(); // by position, behind that
    }

    /** Takes in what a node tells of its log. */
    public void accept(NodeId node, LogNote note) {
        Tail tail = tails.computeIfAbsent(node, n -> new Tail());
        if (note instanceof LogNote.Appended appended) {
            if (appended.index() > tail.applied) tail.entries.put(appended.index(), appended.entry());
        } else if (note instanceof LogNote.Truncated truncated) {
            tail.entries.tailMap(truncated.fromIndex(), true).clear();
            tail.applied = Math.min(tail.applied, truncated.fromIndex() - 1);
        } else if (note instanceof LogNote.Applied applied) {
            passed(tail, applied.index());
        } else if (note instanceof LogNote.Compacted compacted) {
            passed(tail, compacted.throughIndex());
        }
    }

    private static void passed(Tail tail, long index) {
        tail.applied = Math.max(tail.applied, index);
        while (!tail.entries.isEmpty() && tail.entries.firstKey() <= index) tail.entries.pollFirstEntry();
    }

    /** How many nodes have a request at the end of their logs, or applied it once and never dropped the position since. */
    public Map<Object, Integer> holders(Map<Object, Long> positions) {
        Map<Object, Integer> holders = new java.util.HashMap<>(); // looked up, never walked through
        for (Tail tail : tails.values()) {
            positions.forEach((request, position) -> {
                if (position <= tail.applied) holders.merge(request, 1, Integer::sum);
            });
            for (Object entry : tail.entries.values())
                LoggedRequests.in(entry).stream()
                        .distinct()
                        .forEach(request -> holders.merge(request, 1, Integer::sum));
        }
        return holders;
    }
}
