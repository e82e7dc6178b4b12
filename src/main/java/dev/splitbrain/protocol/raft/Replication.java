package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendFailed;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;
import dev.splitbrain.protocol.raft.RaftTimer.HeartbeatInterval;
import dev.splitbrain.protocol.shared.Quorums;
import java.util.List;

/**
 * A leader's work: its entries go to all followers, and are committed once a quorum holds them (Raft §5.3, §5.4).
 *
 * <p>The leader writes an entry to its disk and sends it at the same time (Ongaro 2014, §10.2.1); so it is a replica like
 * any other, and counts itself only by an {@link AppendSucceeded} that it sends to itself behind the disk barrier.
 */
final class Replication {
    private static final HeartbeatInterval HEARTBEAT = new HeartbeatInterval();

    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final RaftSettings settings;
    private final Rules rules;
    private final Progress[] progress; // leader only: by the node's index; the leader is among them
    private final long[] scratch;
    private AppendEntries latest; // to followers in step goes one and the same message

    Replication(Raft raft, Context<RaftMessage> ctx, RaftSettings settings) {
        this.raft = raft;
        this.ctx = ctx;
        this.settings = settings;
        rules = settings.mutant().rules();
        progress = new Progress[ctx.nodes().size()];
        scratch = new long[progress.length];
    }

    /** A new leader knows nothing of its followers' logs. */
    void begin() {
        long next = raft.log().lastIndex() + 1;
        for (NodeId node : ctx.nodes()) progress[node.index()] = new Progress(node, next, settings.maxInFlight());
        latest = null;
        // Raft §8: with an empty entry of its own term the leader commits what its predecessors left.
        propose(new Entry.NoOp(next, raft.term()));
        ctx.setTimer(settings.heartbeat(), HEARTBEAT);
    }

    void end() {
        ctx.cancelTimer(HEARTBEAT);
    }

    /** A new entry: to the own log, and at once to all who are ready for it. */
    void propose(Entry entry) {
        raft.log().append(entry);
        for (NodeId peer : ctx.peers()) sendEntries(progress[peer.index()]);
        ctx.send(ctx.self(), new AppendSucceeded(raft.term(), entry.index(), ctx.monotonicNanos()));
    }

    void onHeartbeatInterval(HeartbeatInterval timer) {
        for (NodeId peer : ctx.peers()) {
            Progress follower = progress[peer.index()];
            follower.retry();
            if (!sendEntries(follower)) send(follower, 0);
        }
        ctx.setTimer(settings.heartbeat(), timer);
    }

    /** Sends what the follower lacks, as far as the window allows; false if nothing was sent. */
    private boolean sendEntries(Progress follower) {
        boolean any = false;
        while (follower.hasRoom() && follower.nextIndex() <= raft.log().lastIndex()) {
            send(follower, settings.maxEntries());
            any = true;
        }
        return any;
    }

    private void send(Progress follower, int limit) {
        AppendEntries message = entriesFrom(follower.nextIndex(), limit);
        int count = message.entries().size();
        if (count > 0) follower.sent(message.prevLogIndex() + count);
        ctx.sendEagerly(follower.node(), message); // promises nothing of what is on the way to our disk
    }

    private AppendEntries entriesFrom(long nextIndex, int limit) {
        long now = ctx.monotonicNanos();
        long prev = nextIndex - 1;
        long count = Math.min(limit, raft.log().lastIndex() - prev);
        boolean same = latest != null
                && latest.prevLogIndex() == prev
                && latest.entries().size() == count
                && latest.leaderCommit() == raft.commitIndex()
                && latest.sentNanos() == now;
        if (!same) {
            List<Entry> entries = raft.log().slice(nextIndex, (int) count);
            latest = new AppendEntries(raft.term(), prev, raft.log().termAt(prev), entries, raft.commitIndex(), now);
        }
        return latest;
    }

    void onAppendSucceeded(NodeId from, AppendSucceeded reply) {
        raft.observe(reply.term());
        if (!isCurrent(reply.term())) return;
        Progress follower = progress[from.index()];
        long before = follower.matchIndex();
        follower.succeeded(reply.matchIndex());
        if (follower.matchIndex() > before) maybeCommit();
        if (!from.equals(ctx.self())) sendEntries(follower);
    }

    void onAppendFailed(NodeId from, AppendFailed reply) {
        raft.observe(reply.term());
        if (!isCurrent(reply.term())) return;
        Progress follower = progress[from.index()];
        if (!follower.isNews(reply.prevLogIndex())) return; // late: overtaken by a newer answer
        follower.failed(nextIndexAfter(reply));
        if (!sendEntries(follower)) send(follower, 0);
    }

    private boolean isCurrent(long replyTerm) {
        return raft.isLeader() && replyTerm == raft.term(); // else an answer to a leader that was
    }

    /** Raft §5.3: past the leader's own entries of the conflicting term, or before all of the follower's. */
    private long nextIndexAfter(AppendFailed reply) {
        RaftLog log = raft.log();
        if (reply.conflictTerm() == 0) return reply.conflictIndex();
        long pastTerm = log.firstIndexOfTermAtLeast(reply.conflictTerm() + 1);
        boolean leaderHasTerm = pastTerm > 1 && log.termAt(pastTerm - 1) == reply.conflictTerm();
        return leaderHasTerm ? Math.min(pastTerm, reply.prevLogIndex()) : reply.conflictIndex();
    }

    /** The highest index that a quorum holds is committed, if its entry is of this term (Raft §5.3, §5.4.2). */
    private void maybeCommit() {
        for (int i = 0; i < scratch.length; i++) scratch[i] = progress[i].matchIndex();
        long held = Quorums.reachedBy(rules.quorum(scratch.length), scratch, scratch.length);
        if (held > raft.commitIndex() && rules.mayCount(raft.log().termAt(held), raft.term())) raft.commit(held);
    }
}
