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

/** How a leader is chosen (Raft §5.2, §5.4.1; Ongaro 2014, §9.6). */
final class Elections {
    private static final ElectionTimeout TIMEOUT = new ElectionTimeout();

    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final RaftSettings settings;
    private final Rules rules;
    private final BitSet votes = new BitSet(); // candidate only, by the node's index
    private final BitSet preVotes = new BitSet(); // while asking for pre-votes
    private boolean askingForPreVotes;
    private long heardLeaderNanos = Long.MIN_VALUE / 2; // monotonic clock

    Elections(Raft raft, Context<RaftMessage> ctx, RaftSettings settings) {
        this.raft = raft;
        this.ctx = ctx;
        this.settings = settings;
        rules = settings.mutant().rules();
    }

    /** Waits anew, for a time drawn anew, so that nodes seldom start elections together (Raft §5.2). */
    void restartTimer() {
        ctx.setTimer(Duration.ofNanos(settings.electionTimeout().sampleLong(ctx.random())), TIMEOUT);
    }

    /** The current leader has spoken: no election for now. */
    void heardLeader() {
        heardLeaderNanos = ctx.monotonicNanos();
        askingForPreVotes = false;
        restartTimer();
    }

    void onElectionTimeout() {
        restartTimer(); // a candidate that neither wins nor loses starts again (Raft §5.2)
        if (settings.preVote()) askForPreVotes();
        else startElection();
    }

    // Pre-vote: would I win? (Ongaro 2014, §9.6)

    private void askForPreVotes() {
        askingForPreVotes = true;
        preVotes.clear();
        ctx.note(new AskedForPreVotes(raft.term()));
        ctx.broadcast(new RequestPreVote(
                raft.term(), raft.log().lastIndex(), raft.log().lastTerm()));
        countPreVote(ctx.self());
    }

    /** Says yes where a vote in the next term would be granted and no leader is alive; changes nothing. */
    void onRequestPreVote(NodeId asker, RequestPreVote request) {
        boolean granted = request.term() >= raft.term()
                && !hasLeader()
                && raft.log().isUpToDate(request.lastLogIndex(), request.lastLogTerm());
        ctx.send(asker, new PreVoteReply(raft.term(), granted));
    }

    void onPreVoteReply(NodeId from, PreVoteReply reply) {
        raft.observe(reply.term());
        if (reply.granted() && askingForPreVotes) countPreVote(from);
    }

    private void countPreVote(NodeId from) {
        preVotes.set(from.index());
        if (isQuorum(preVotes)) startElection();
    }

    /** Whether a leader was heard within the shortest election timeout (Raft §6, last paragraph). */
    private boolean hasLeader() {
        if (raft.isLeader()) return true;
        return ctx.monotonicNanos() - heardLeaderNanos
                < settings.electionTimeout().minimum();
    }

    // The election (Raft §5.2)

    private void startElection() {
        askingForPreVotes = false;
        votes.clear();
        raft.becomeCandidate();
        ctx.broadcast(
                new RequestVote(raft.term(), raft.log().lastIndex(), raft.log().lastTerm()));
        ctx.send(ctx.self(), new VoteReply(raft.term(), true)); // its own vote counts once it is on disk
    }

    /** One vote a term, first come, first served (Raft §5.2), and only for a log that is up to date (§5.4.1). */
    void onRequestVote(NodeId candidate, RequestVote request) {
        boolean newTerm = request.term() > raft.term();
        boolean free =
                newTerm || raft.votedFor().isEmpty() || raft.votedFor().get().equals(candidate);
        boolean granted = request.term() >= raft.term()
                && free
                && raft.log().isUpToDate(request.lastLogIndex(), request.lastLogTerm());
        if (newTerm) raft.becomeFollower(request.term(), granted ? Optional.of(candidate) : Optional.empty());
        else if (granted && raft.votedFor().isEmpty()) raft.vote(candidate);
        if (granted) {
            ctx.note(new GrantedVote(raft.term(), candidate));
            restartTimer(); // Raft figure 2, Followers: who has granted a vote waits for its outcome
        }
        ctx.send(candidate, new VoteReply(raft.term(), granted)); // leaves once the vote is on disk
    }

    void onVoteReply(NodeId from, VoteReply reply) {
        raft.observe(reply.term());
        boolean counts = reply.granted() && reply.term() == raft.term() && raft.role() == Raft.Role.CANDIDATE;
        if (!counts) return; // of an earlier election, or of one that is decided
        votes.set(from.index());
        if (isQuorum(votes)) {
            ctx.cancelTimer(TIMEOUT);
            raft.becomeLeader();
        }
    }

    private boolean isQuorum(BitSet nodes) {
        return nodes.cardinality() >= rules.quorum(ctx.nodes().size());
    }
}
