package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.LogNote;
import java.util.List;
import java.util.Optional;

/** The log of one replica: entries in the order of their op-numbers, without gaps, behind a checkpoint. */
final class ViewLog {
    private final Context<?> ctx;
    private final Storage storage;
    private long base; // the checkpoint's op-number; 0 without one

    ViewLog(Context<?> ctx, Storage storage) {
        this.ctx = ctx;
        this.storage = storage;
        base = storage.checkpoint().map(Checkpoint::opNumber).orElse(0L);
        int covered = 0; // a crash came between the checkpoint and what it replaces
        while (covered < storage.entries().size()
                && storage.entries().get(covered).opNumber() <= base) covered++;
        storage.dropFirst(covered);
    }

    /** The op-number of the last entry. */
    long opNumber() {
        return base + storage.entries().size();
    }

    /** The entry of an op-number behind the checkpoint. */
    Entry get(long opNumber) {
        return storage.entries().get((int) (opNumber - base - 1));
    }

    /** The last entry; empty where all are in the checkpoint. */
    Optional<Entry> last() {
        return opNumber() > base ? Optional.of(get(opNumber())) : Optional.empty();
    }

    Optional<Checkpoint> checkpoint() {
        return storage.checkpoint();
    }

    /** Operations up to this one are in the checkpoint only. */
    long base() {
        return base;
    }

    void append(Entry entry) {
        append(List.of(entry));
    }

    private void append(List<Entry> more) {
        if (more.isEmpty()) return;
        storage.append(more);
        for (Entry entry : more) ctx.note(new LogNote.Appended(entry.opNumber(), entry.view(), entry.request()));
    }

    /** Drops the entries after an op-number. */
    void cutAfter(long opNumber) {
        if (opNumber >= opNumber() || opNumber < base) return;
        storage.cut((int) (opNumber - base));
        ctx.note(new LogNote.Truncated(opNumber + 1));
    }

    /** All that it has. */
    LogCopy copy() {
        return new LogCopy(base, storage.checkpoint(), storage.entries());
    }

    /** What comes after an op-number; all that it has where that is in the checkpoint. */
    LogCopy copyAfter(long opNumber) {
        if (opNumber < base) return copy();
        if (opNumber >= opNumber()) return new LogCopy(opNumber, Optional.empty(), List.of());
        List<Entry> entries = storage.entries();
        return new LogCopy(opNumber, Optional.empty(), entries.subList((int) (opNumber - base), entries.size()));
    }

    /** Becomes that log: what contradicts it, or goes beyond it, is dropped, and what is missing is added. */
    void become(LogCopy copy) {
        if (copy.opNumber() < base) return; // only a wrong variant chooses a log that lacks what is committed
        long last = Math.max(base, copy.after());
        while (last < Math.min(opNumber(), copy.opNumber()) && get(last + 1).equals(entry(copy, last + 1))) last++;
        cutAfter(last);
        extend(copy);
    }

    /** Adds what is missing of a log that this one is the beginning of. */
    void extend(LogCopy copy) {
        if (copy.after() > opNumber() || copy.opNumber() <= opNumber()) return;
        append(copy.entries()
                .subList((int) (opNumber() - copy.after()), copy.entries().size()));
    }

    private static Entry entry(LogCopy copy, long opNumber) {
        return copy.entries().get((int) (opNumber - copy.after() - 1));
    }

    /** The replica's own checkpoint replaces the entries that it covers (§5.1). */
    void compact(Checkpoint checkpoint) {
        storage.save(checkpoint);
        storage.dropFirst(
                (int) Math.min(checkpoint.opNumber() - base, storage.entries().size()));
        base = checkpoint.opNumber();
        ctx.note(new LogNote.Compacted(base, checkpoint.view()));
    }

    /** Another replica's checkpoint, of operations that this one lacks, replaces the log. */
    void install(Checkpoint checkpoint) {
        cutAfter(checkpoint.opNumber());
        storage.save(checkpoint);
        storage.dropFirst(storage.entries().size());
        base = checkpoint.opNumber();
        ctx.note(new LogNote.Compacted(base, checkpoint.view()));
    }
}
