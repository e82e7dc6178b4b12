package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.protocol.shared.Replica;
import dev.splitbrain.spec.Result;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Knows which slots are chosen, and executes them in order: slot by slot, without gaps (Lamport 2001, §3).
 *
 * <p>A chosen entry belongs to no ballot, since nodes may learn it in different ones: the log that it tells of has epoch 0.
 */
final class Learner {
    private static final long NO_EPOCH = 0;

    /** Who is told of executed entries, in order: the leader, whose clients wait. */
    interface Listener {
        void executed(long slot, Entry entry, Optional<Result> result);
    }

    private final Context<MultiPaxosMessage> ctx;
    private final SlotLog log;
    private final Replica replica;
    private final int snapshotEvery;
    private final SortedMap<Long, Entry> ahead = new TreeMap<>(); // chosen, but behind a gap
    private Listener listener = (slot, entry, result) -> {};
    private long executedThrough;

    Learner(Context<MultiPaxosMessage> ctx, SlotLog log, MultiPaxosSettings settings) {
        this.ctx = ctx;
        this.log = log;
        replica = new Replica(ctx.machine());
        snapshotEvery = settings.snapshotEvery();
        recover();
    }

    /** What the disk holds is told, and executed, again. */
    private void recover() {
        ctx.note(new LogNote.Truncated(1));
        log.snapshot().state().ifPresent(state -> restore(log.compactedThrough(), state));
        long known = log.chosenThrough();
        for (long slot = executedThrough + 1; slot <= known; slot++) noteChosen(slot, entry(slot));
        execute(known);
    }

    void listen(Listener newListener) {
        listener = newListener;
    }

    /** All slots up to this one are chosen, known and executed. */
    long chosenThrough() {
        return executedThrough;
    }

    /** The result of a request that has taken effect before. */
    Replica replica() {
        return replica;
    }

    Entry entry(long slot) {
        return log.vote(slot).orElseThrow().entry();
    }

    /** The entry of a slot is chosen. */
    void choose(long slot, Entry entry) {
        if (slot <= executedThrough) return; // known: no other can have been chosen
        ctx.note(new Decided(slot, entry));
        if (slot > executedThrough + 1) {
            ahead.put(slot, entry);
            return;
        }
        long through = slot;
        keep(slot, entry);
        while (ahead.containsKey(through + 1)) keep(++through, ahead.remove(through));
        log.chosenThrough(through);
        execute(through);
        maybeTakeSnapshot();
    }

    private void keep(long slot, Entry entry) {
        log.learn(slot, entry);
        noteChosen(slot, entry);
    }

    private void noteChosen(long slot, Entry entry) {
        ctx.note(new LogNote.Appended(slot, NO_EPOCH, entry));
    }

    private void execute(long through) {
        if (through == executedThrough) return;
        ctx.note(new LogNote.Committed(through));
        while (executedThrough < through) {
            Entry entry = entry(++executedThrough);
            ctx.note(new LogNote.Applied(executedThrough, entry));
            Optional<Result> result =
                    entry instanceof Entry.ClientCommand command ? replica.apply(command.request()) : Optional.empty();
            listener.executed(executedThrough, entry, result);
        }
    }

    private void maybeTakeSnapshot() {
        if (snapshotEvery == 0 || executedThrough - log.compactedThrough() < snapshotEvery) return;
        log.compact(executedThrough, replica.snapshot());
        ctx.note(new LogNote.Compacted(executedThrough, NO_EPOCH));
    }

    /** Another node's snapshot, which reaches further than what is known here. */
    void install(long throughSlot, Replica.Snapshot state) {
        if (throughSlot <= executedThrough) return;
        log.compact(throughSlot, state);
        restore(throughSlot, state);
        ahead.headMap(throughSlot + 1).clear();
        Entry next = ahead.remove(throughSlot + 1);
        if (next != null) choose(throughSlot + 1, next);
    }

    private void restore(long throughSlot, Replica.Snapshot state) {
        replica.restore(state);
        executedThrough = throughSlot;
        ctx.note(new LogNote.Compacted(throughSlot, NO_EPOCH));
        ctx.note(new LogNote.Committed(throughSlot));
    }
}
