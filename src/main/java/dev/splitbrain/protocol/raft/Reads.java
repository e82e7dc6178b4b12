package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import java.util.ArrayDeque;
import java.util.Iterator;

/** Reads that leave no entry in the log: leader only (Ongaro 2014, §6.4). */
final class Reads {
    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final RaftSettings settings;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>(); // in the order of their coming
    private long roundNanos = Long.MIN_VALUE; // when the last round of heartbeats for reads began

    /** A read that came then. */
    private record Pending(Request request, long cameNanos) {}

    Reads(Raft raft, Context<RaftMessage> ctx, RaftSettings settings) {
        this.raft = raft;
        this.ctx = ctx;
        this.settings = settings;
    }

    void onRead(Request request) {
        pending.add(new Pending(request, raft.replication().nowNanos()));
        release();
        if (settings.reads() == RaftSettings.Reads.READ_INDEX && !pending.isEmpty()) maybeStartRound();
    }

    /** One round of heartbeats serves all reads that came before it began. */
    private void maybeStartRound() {
        if (raft.replication().confirmedNanos() < roundNanos) return; // the last round is still on its way
        roundNanos = raft.replication().nowNanos();
        raft.replication().speak();
    }

    /** A follower has answered: perhaps a quorum has. */
    void onAnswer() {
        if (pending.isEmpty()) return;
        release();
        if (settings.reads() == RaftSettings.Reads.READ_INDEX && !pending.isEmpty()) maybeStartRound();
    }

    /** Answers the reads that may be answered now. The commit index of their coming is applied: commit applies at once. */
    void release() {
        if (pending.isEmpty()) return;
        // Until an entry of its term is committed, a leader may not know what its predecessors committed (§6.4, step
        // 1).
        if (!settings.rules().mayRead(raft.hasCommittedInTerm())) return;
        long safeNanos = safeNanos();
        for (Iterator<Pending> reads = pending.iterator(); reads.hasNext(); ) {
            Pending read = reads.next();
            if (read.cameNanos() > safeNanos) return;
            reads.remove();
            ctx.reply(read.request().id(), raft.replica().read(read.request().command()));
        }
    }

    /** Reads that came until then may be answered. */
    private long safeNanos() {
        long now = raft.replication().nowNanos();
        return switch (settings.reads()) {
            case READ_INDEX -> raft.replication().confirmedNanos(); // it led when a quorum answered (§6.4, step 2)
            case LEASE -> holdsLease(now) ? now : raft.replication().confirmedNanos();
            case LOCAL, LOG -> now;
        };
    }

    private boolean holdsLease(long now) {
        return !raft.transfer().mayBeDeposed() && now < leaseEndNanos();
    }

    /** A quorum that heard this leader then elects no other for the shortest election timeout (§6.4.1). */
    private double leaseEndNanos() {
        double lengthNanos = settings.electionTimeout().minimum() / (1 + settings.clockDriftBound());
        return raft.replication().confirmedNanos() + lengthNanos;
    }

    /** No leader any more: the reads had no effect. */
    void end() {
        for (Pending read : pending) ctx.reject(read.request().id(), "no longer the leader");
        pending.clear();
        roundNanos = Long.MIN_VALUE;
    }
}
