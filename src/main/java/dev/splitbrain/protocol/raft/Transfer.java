package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftMessage.TimeoutNow;
import dev.splitbrain.protocol.raft.RaftNote.BeganTransfer;
import dev.splitbrain.protocol.raft.RaftTimer.TransferTimeout;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** A leader hands over: takes no more requests, brings the target up to date, and lets it win (Ongaro 2014, §3.10). */
final class Transfer {
    private static final TransferTimeout TIMEOUT = new TransferTimeout();

    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final RaftSettings settings;
    private Optional<NodeId> target = Optional.empty(); // leader only
    private boolean handedOver; // leader only: in this term it told somebody to stand

    Transfer(Raft raft, Context<RaftMessage> ctx, RaftSettings settings) {
        this.raft = raft;
        this.ctx = ctx;
        this.settings = settings;
    }

    boolean isUnderWay() {
        return target.isPresent();
    }

    /** Leader only. */
    void begin(NodeId newTarget) {
        boolean possible =
                !newTarget.equals(ctx.self()) && raft.log().configuration().isVoter(newTarget);
        if (!possible || isUnderWay()) return;
        target = Optional.of(newTarget);
        ctx.note(new BeganTransfer(raft.term(), newTarget));
        // If the target does not take over within an election timeout, leadership stays.
        ctx.setTimer(Duration.ofNanos((long) settings.electionTimeout().minimum()), TIMEOUT);
        raft.replication().speak();
        onProgress(raft.replication().of(newTarget));
    }

    /** Once the target has the whole log, nobody has a better one. */
    void onProgress(Progress follower) {
        if (target.isEmpty() || !target.get().equals(follower.node())) return;
        if (follower.matchIndex() == raft.log().lastIndex()) handOver(follower.node());
    }

    private void handOver(NodeId successor) {
        handedOver = true;
        ctx.send(successor, new TimeoutNow(raft.term()));
    }

    /**
     * Whether others may elect a new leader though they hear this one. Whoever was told to stand may do so at any later time,
     * also after the transfer was given up: so no lease holds any more (Ongaro 2014, §6.4.1).
     */
    boolean mayBeDeposed() {
        return handedOver;
    }

    /** A leader that is no member any more lets the voter with the longest log follow it (Ongaro 2014, §4.2.2). */
    void leave() {
        raft.log().configuration().voters().stream()
                .max(Comparator.comparingLong(
                        voter -> raft.replication().of(voter).matchIndex()))
                .ifPresent(this::handOver);
    }

    void onTransferTimeout() {
        target = Optional.empty();
    }

    void end() {
        handedOver = false;
        if (!isUnderWay()) return;
        target = Optional.empty();
        ctx.cancelTimer(TIMEOUT);
    }

    /** The target does not wait for its election timeout, nor ask for pre-votes. */
    void onTimeoutNow(TimeoutNow message) {
        if (message.term() != raft.term() || raft.isLeader()) return; // overtaken by an election
        if (raft.log().configuration().isVoter(ctx.self())) raft.elections().campaign(true);
    }
}
