package dev.splitbrain.check.log;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import java.util.Map;
import java.util.TreeMap;

/** Which entries are known to be committed, by whom first, and in which term. */
final class Commits {
    /** An entry that a node knew to be committed. */
    record Commit(Entry entry, NodeId node, long atNanos) {
        @Override
        public String toString() {
            return entry + ", which " + node + " knew to be committed at " + Quantity.moment(atNanos);
        }
    }

    private final Window<Entry> entries = new Window<>();
    private final TreeMap<Long, Commit> lastByTerm = new TreeMap<>(); // the term is that of the node that told it

    /** Adds an entry, and all before it in the node's log; gives an earlier commit that contradicts it, or null. */
    Commit add(Entry entry, NodeLog log, Step.Noted now) {
        long last = Math.min(entry.index(), entries.length());
        Entry here = log.entries.at(last);
        Entry there = entries.at(last);
        if (here != null && there != null && here != there) return byWhom(there);
        if (entry.index() <= entries.length()) return null;
        for (long index = entries.length() + 1; index <= entry.index(); index++) entries.add(log.entries.at(index));
        lastByTerm.put(Math.max(log.roleEpoch, entry.epoch()), new Commit(entry, now.node(), now.timeNanos()));
        return null;
    }

    private Commit byWhom(Entry entry) {
        for (Commit commit : lastByTerm.values()) {
            if (commit.entry().index() >= entry.index()) return new Commit(entry, commit.node(), commit.atNanos());
        }
        throw new IllegalStateException("nobody committed " + entry);
    }

    /** The last commit of any term before this one, or null. */
    Commit lastBefore(long term) {
        Map.Entry<Long, Commit> before = lastByTerm.lowerEntry(term);
        return before == null ? null : before.getValue();
    }

    /** The entry that was committed at an index; null where none was, or it is forgotten. */
    Entry at(long index) {
        return entries.at(index);
    }

    long length() {
        return entries.length();
    }

    void forget(long through) {
        entries.forget(through);
    }
}
