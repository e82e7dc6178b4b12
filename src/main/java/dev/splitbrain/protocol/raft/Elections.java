package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftMessage.PreVoteReply;
import dev.splitbrain.protocol.raft.RaftMessage.RequestPreVote;
import dev.splitbrain.protocol.raft.RaftMessage.RequestVote;
import dev.splitbrain.protocol.raft.RaftMessage.VoteReply;
import dev.splitbrain.protocol.raft.RaftNote.AskedForPreVotes;
import dev.splitbrain.protocol.raft.RaftNote.GrantedVote;
import dev.splitbrain.protocol.raft.RaftTimer.ElectionTimeout;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;

/** How a leader is chosen (Raft §5.2, §5.4.1, §6; Ongaro 2014, §4.2.3, §9.6). */
final class Elections {
    private static final ElectionTimeout TIMEOUT = new ElectionTimeout();

    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final RaftSettings settings;
    private final Rules rules;
    private final BitSet votes = new BitSet(); // candidate only, by the node's index
    private final BitSet preVotes = new BitSet(); // while asking for pre-votes
    private boolean askingForPreVotes;
    private long heardLeaderNanos; // monotonic clock

    Elections(Raft raft, Context<RaftMessage> ctx, RaftSettings settings) {
        this.raft = raft;
        this.ctx = ctx;
        this.settings = settings;
        rules = settings.rules();
        // Before the crash a leader may have been heard, which counts on not being deposed for a while (Ongaro 2014,
        // §6.4.1).
        heardLeaderNanos = ctx.monotonicNanos();
    }

    void begin() {
        boolean first =
                settings.initial().leader().equals(Optional.of(ctx.self().name()));
        if (first && ctx.monotonicNanos() == 0) campaign(true); // as if a leader before had handed over
        else restartTimer();
    }

    /** Waits anew, for a time drawn anew, so that nodes seldom start elections together (Raft §5.2). */
    void restartTimer() {
        setTimer(settings.electionTimeout().sampleLong(ctx.random()));
    }

    private void setTimer(long nanos) {
        ctx.setTimer(Duration.ofNanos(nanos), TIMEOUT);
    }

    /** The current leader has spoken: no election for now. */
    void heardLeader() {
        heardLeaderNanos = ctx.monotonicNanos();
        askingForPreVotes = false;
        restartTimer();
    }

    /** Whether a leader was heard within the shortest election timeout: none other is needed (Raft §6). */
    private boolean hasLeader() {
        return raft.isLeader()
                || ctx.monotonicNanos() - heardLeaderNanos
                        < settings.electionTimeout().minimum();
    }

    void onElectionTimeout() {
        if (!isVoter()) return; // not a member, or a learner: it waits to be told
        if (settings.preVote()) askForPreVotes();
        else campaign(false); // a candidate that neither wins nor loses starts again (Raft §5.2)
    }

    private boolean isVoter() {
        return raft.log().configuration().isVoter(ctx.self());
    }

    // Pre-vote: would I win? (Ongaro 2014, §9.6)

    private void askForPreVotes() {
        restartTimer();
        askingForPreVotes = true;
        preVotes.clear();
        ctx.note(new AskedForPreVotes(raft.term()));
        RequestPreVote request = new RequestPreVote(
                raft.term(), raft.log().lastIndex(), raft.log().lastTerm());
        for (NodeId voter : others()) ctx.send(voter, request);
        countPreVote(ctx.self());
    }

    /** Says yes where a vote in the next term would be granted and no leader is alive; changes nothing. */
    void onRequestPreVote(NodeId asker, RequestPreVote request) {
        boolean granted = request.term() >= raft.term()
                && !hasLeader()
                && rules.mayVoteFor(raft.log(), request.lastLogIndex(), request.lastLogTerm());
        ctx.send(asker, new PreVoteReply(raft.term(), granted));
    }

    void onPreVoteReply(NodeId from, PreVoteReply reply) {
        raft.observe(reply.term());
        if (reply.granted() && askingForPreVotes) countPreVote(from);
    }

    private void countPreVote(NodeId from) {
        preVotes.set(from.index());
        if (isQuorum(preVotes)) campaign(false);
    }

    // The election (Raft §5.2)

    /** Starts an election; {@code transfer} where the leader wishes it. */
    void campaign(boolean transfer) {
        askingForPreVotes = false;
        votes.clear();
        raft.becomeCandidate();
        setTimer(rules.candidateTimeoutNanos(settings.electionTimeout(), ctx.random()));
        RaftLog log = raft.log();
        RequestVote request = new RequestVote(raft.term(), log.lastIndex(), log.lastTerm(), transfer);
        for (NodeId voter : others()) ctx.send(voter, request);
        ctx.send(ctx.self(), new VoteReply(raft.term(), true)); // its own vote counts once it is on disk
    }

    /** One vote a term, first come, first served (Raft §5.2), and only for a log that is up to date (§5.4.1). */
    void onRequestVote(NodeId candidate, RequestVote request) {
        // Raft §6: a server that does not know it was removed must not depose a leader that is alive.
        if (settings.leaderStickiness() && !request.transfer() && hasLeader()) return;
        boolean newTerm = request.term() > raft.term();
        boolean free =
                newTerm || raft.votedFor().isEmpty() || raft.votedFor().get().equals(candidate);
        boolean granted = request.term() >= raft.term()
                && free
                && rules.mayVoteFor(raft.log(), request.lastLogIndex(), request.lastLogTerm());
        if (newTerm) raft.becomeFollower(request.term(), granted ? Optional.of(candidate) : Optional.empty());
        else if (granted && raft.votedFor().isEmpty()) raft.vote(candidate);
        if (granted) {
            ctx.note(new GrantedVote(raft.term(), candidate));
            if (rules.restartsTimerOnVote()) restartTimer();
        }
        ctx.send(candidate, new VoteReply(raft.term(), granted)); // leaves once the vote is on disk
    }

    void onVoteReply(NodeId from, VoteReply reply) {
        raft.observe(reply.term());
        boolean counts = reply.granted() && reply.term() == raft.term() && raft.isCandidate();
        if (!counts) return; // of an earlier election, or of one that is decided
        votes.set(from.index());
        if (isQuorum(votes)) {
            ctx.cancelTimer(TIMEOUT);
            raft.becomeLeader();
        }
    }

    private boolean isQuorum(BitSet nodes) {
        return raft.log().configuration().agree(node -> nodes.get(node.index()), rules);
    }

    private Iterable<NodeId> others() {
        return () ->
                ctx.peers().stream().filter(raft.log().configuration()::isVoter).iterator();
    }
}
