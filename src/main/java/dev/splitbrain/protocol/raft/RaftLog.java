package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.LogNote;
import java.util.List;

/** The log on disk, by index (Raft figure 2); it tells of every change. Index 0, of term 0, stands before the first entry. */
final class RaftLog {
    private final Context<RaftMessage> ctx;
    private final Rules rules;
    private final DurableLog<Entry> entries; // durable

    RaftLog(Context<RaftMessage> ctx, Rules rules) {
        this.ctx = ctx;
        this.rules = rules;
        boolean firstBoot = ctx.disk().written() == 0;
        entries = ctx.disk().log("log");
        if (!firstBoot) tellAgain();
    }

    /** A crash may have lost writes, or undone a truncation: what the disk holds is told again. */
    private void tellAgain() {
        ctx.note(new LogNote.Truncated(1));
        for (Entry entry : entries) noteAppended(entry);
    }

    long lastIndex() {
        return entries.size();
    }

    long lastTerm() {
        return termAt(lastIndex());
    }

    Entry get(long index) {
        return entries.get((int) (index - 1));
    }

    /** The term of the entry at an index that the log reaches. */
    long termAt(long index) {
        return index == 0 ? 0 : get(index).term();
    }

    /** Whether the log holds an entry of this term at this index: then all before it are equal too (Raft §5.3). */
    boolean matches(long index, long term) {
        return index <= lastIndex() && termAt(index) == term;
    }

    /** Whether a log that ends so is at least as up-to-date as this one (Raft §5.4.1): the later term, then the longer log. */
    boolean isUpToDate(long otherLastIndex, long otherLastTerm) {
        return otherLastTerm != lastTerm() ? otherLastTerm > lastTerm() : otherLastIndex >= lastIndex();
    }

    /** At most {@code limit} entries from an index on. */
    List<Entry> slice(long fromIndex, int limit) {
        int count = (int) Math.min(limit, lastIndex() - fromIndex + 1);
        if (count <= 0) return List.of();
        if (count == 1) return List.of(get(fromIndex));
        Entry[] slice = new Entry[count];
        for (int i = 0; i < count; i++) slice[i] = get(fromIndex + i);
        return List.of(slice);
    }

    /** Leader only: a new entry at the end. A leader never overwrites its log (Raft §5.3). */
    void append(Entry entry) {
        rules.append(entries, List.of(entry));
        noteAppended(entry);
    }

    /**
     * Follower only: the leader's entries after a place where both logs match. Removes what contradicts them and adds what is
     * missing; what the log has beyond them stays, for the message may be old (Raft figure 2, AppendEntries 3 and 4).
     */
    void merge(List<Entry> leaders) {
        int known = 0;
        while (known < leaders.size() && has(leaders.get(known))) known++;
        if (known == leaders.size()) return;
        truncateFrom(leaders.get(known).index());
        List<Entry> missing = known == 0 ? leaders : leaders.subList(known, leaders.size());
        rules.append(entries, missing);
        for (Entry entry : missing) noteAppended(entry);
    }

    private boolean has(Entry entry) {
        return matches(entry.index(), entry.term());
    }

    private void truncateFrom(long index) {
        if (index > lastIndex()) return;
        entries.truncate((int) (index - 1));
        ctx.note(new LogNote.Truncated(index));
    }

    /** The first index with a term of at least {@code term}; one past the end where there is none. Terms never fall. */
    long firstIndexOfTermAtLeast(long term) {
        long low = 1;
        long high = lastIndex() + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (termAt(middle) >= term) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private void noteAppended(Entry entry) {
        ctx.note(new LogNote.Appended(entry.index(), entry.term(), entry));
    }
}
