package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.LogNote;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The log on disk, by index (Raft figure 2), behind a snapshot of what came before it (§7); it tells of every change.
 * Index 0, of term 0, stands before the first entry.
 *
 * <p>Some entries that the snapshot covers may be kept, for followers that are only a little behind.
 */
final class RaftLog {
    static final long UNKNOWN_TERM = -1;

    private final Context<RaftMessage> ctx;
    private final Rules rules;
    private final DurableLog<Entry> entries; // durable
    private final DurableValue<Optional<Snapshot>> snapshot; // durable
    private final TreeMap<Long, Configuration> configurations = new TreeMap<>(); // by the index from which they hold
    private long base; // index before the first entry that is held
    private long snapshotIndex;
    private long snapshotTerm;

    /** The log that the disk holds; on a new disk these entries, and these members. */
    RaftLog(Context<RaftMessage> ctx, Rules rules, List<Entry> first, Configuration members) {
        this.ctx = ctx;
        this.rules = rules;
        boolean firstBoot = ctx.disk().written() == 0;
        entries = ctx.disk().log("log");
        snapshot = ctx.disk().value("snapshot", Optional.empty());
        configurations.put(0L, members);
        if (isBlank()) first.forEach(entries::appendUnforced);
        if (!firstBoot) recover();
        for (Entry entry : entries) added(entry);
        if (snapshot.get().isPresent()) noteCompacted();
    }

    private boolean isBlank() {
        return entries.isEmpty() && snapshot.get().isEmpty();
    }

    /** A crash may have lost writes, or undone a truncation: what the disk holds is told again. */
    private void recover() {
        snapshot.get().ifPresent(this::standBehind);
        ctx.note(new LogNote.Truncated(base + 1));
    }

    private void standBehind(Snapshot newSnapshot) {
        snapshotIndex = newSnapshot.lastIncludedIndex();
        snapshotTerm = newSnapshot.lastIncludedTerm();
        configurations.clear();
        configurations.put(snapshotIndex, newSnapshot.configuration());
        if (!continuesAfterSnapshot()) entries.dropFirst(entries.size()); // the snapshot replaced it (Raft §7)
        base = entries.isEmpty() ? snapshotIndex : entries.get(0).index() - 1;
    }

    /** Whether the entries go on where the snapshot ends, or hold its last entry. */
    private boolean continuesAfterSnapshot() {
        if (entries.isEmpty()) return true;
        long position = snapshotIndex - entries.get(0).index();
        if (position < 0) return position == -1;
        return position < entries.size() && entries.get((int) position).term() == snapshotTerm;
    }

    // Reading

    /** The index before the first entry that is held. */
    long base() {
        return base;
    }

    long lastIndex() {
        return base + entries.size();
    }

    long lastTerm() {
        return termAt(lastIndex());
    }

    Entry get(long index) {
        return entries.get((int) (index - base - 1));
    }

    /** The term of the entry at an index; {@link #UNKNOWN_TERM} where it is long in the snapshot. */
    long termAt(long index) {
        if (index > base) return get(index).term();
        return index == snapshotIndex ? snapshotTerm : UNKNOWN_TERM; // index 0 is a snapshot of nothing
    }

    /** Whether the log holds an entry of this term at this index: then all before it are equal too (Raft §5.3). */
    boolean matches(long index, long term) {
        if (index <= snapshotIndex) return true; // committed, and so equal everywhere
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

    /** The first index held with a term of at least {@code term}; one past the end where there is none. Terms never fall. */
    long firstIndexOfTermAtLeast(long term) {
        long low = base + 1;
        long high = lastIndex() + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (termAt(middle) >= term) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /** The latest configuration in the log, committed or not (Raft §6). */
    Configuration configuration() {
        return configurations.lastEntry().getValue();
    }

    /** The index from which it holds. */
    long configurationIndex() {
        return configurations.lastKey();
    }

    /** The configuration as of an index. */
    Configuration configurationAt(long index) {
        return configurations.floorEntry(index).getValue();
    }

    // Writing

    /** Leader only: a new entry at the end. A leader never overwrites its log (Raft §5.3). */
    void append(Entry entry) {
        rules.append(entries, List.of(entry));
        added(entry);
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
        for (Entry entry : missing) added(entry);
    }

    private boolean has(Entry entry) {
        return matches(entry.index(), entry.term());
    }

    private void truncateFrom(long index) {
        if (index > lastIndex()) return;
        entries.truncate((int) (index - base - 1));
        configurations.tailMap(index, true).clear(); // back to the configuration before (Raft §6)
        ctx.note(new LogNote.Truncated(index));
    }

    private void added(Entry entry) {
        if (entry instanceof Entry.Reconfiguration change) configurations.put(entry.index(), change.configuration());
        ctx.note(new LogNote.Appended(entry.index(), entry.term(), entry));
    }

    // Snapshots (Raft §7)

    /** The last index that the snapshot covers; 0 without one. */
    long snapshotIndex() {
        return snapshotIndex;
    }

    Optional<Snapshot> snapshot() {
        return snapshot.get();
    }

    /** The node's own snapshot replaces entries; {@code keep} of them stay. */
    void compact(Snapshot newSnapshot, int keep) {
        snapshot.set(Optional.of(newSnapshot));
        snapshotIndex = newSnapshot.lastIncludedIndex();
        snapshotTerm = newSnapshot.lastIncludedTerm();
        configurations.headMap(snapshotIndex, true).clear();
        configurations.put(snapshotIndex, newSnapshot.configuration());
        long drop = Math.max(0, snapshotIndex - keep - base);
        entries.dropFirst((int) drop);
        base += drop;
        noteCompacted();
    }

    /** The leader's snapshot replaces the log, or its beginning where the log goes on after it. */
    void install(Snapshot newSnapshot) {
        snapshot.set(Optional.of(newSnapshot));
        TreeMap<Long, Configuration> later =
                new TreeMap<>(configurations.tailMap(newSnapshot.lastIncludedIndex(), false));
        standBehind(newSnapshot);
        if (!entries.isEmpty()) configurations.putAll(later);
        noteCompacted();
    }

    /** The entries through the snapshot's last are gone, or may go. */
    private void noteCompacted() {
        ctx.note(new LogNote.Compacted(snapshotIndex, snapshotTerm));
    }
}
