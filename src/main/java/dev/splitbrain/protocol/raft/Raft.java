package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendFailed;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;
import dev.splitbrain.protocol.raft.RaftMessage.InstallSnapshot;
import dev.splitbrain.protocol.raft.RaftMessage.NextChunk;
import dev.splitbrain.protocol.raft.RaftMessage.PreVoteReply;
import dev.splitbrain.protocol.raft.RaftMessage.RequestPreVote;
import dev.splitbrain.protocol.raft.RaftMessage.RequestVote;
import dev.splitbrain.protocol.raft.RaftMessage.TimeoutNow;
import dev.splitbrain.protocol.raft.RaftMessage.VoteReply;
import dev.splitbrain.protocol.raft.RaftNote.BecameCandidate;
import dev.splitbrain.protocol.raft.RaftNote.BecameFollower;
import dev.splitbrain.protocol.raft.RaftNote.BecameLeader;
import dev.splitbrain.protocol.raft.RaftNote.HeardLeader;
import dev.splitbrain.protocol.raft.RaftTimer.ElectionTimeout;
import dev.splitbrain.protocol.raft.RaftTimer.HeartbeatInterval;
import dev.splitbrain.protocol.raft.RaftTimer.OrderDue;
import dev.splitbrain.protocol.raft.RaftTimer.TransferTimeout;
import dev.splitbrain.protocol.shared.Replica;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Result;
import java.util.List;
import java.util.Optional;

/**
 * Raft (Ongaro and Ousterhout 2014): one node's term, role and commit index, and who handles what. Each of the others is a
 * chapter of the paper or of the dissertation.
 */
public final class Raft {
    /** Raft with these options. */
    public static Protocol<Raft, RaftMessage> protocol(RaftSettings settings) {
        return Protocol.<Raft, RaftMessage>named("raft", RaftMessage.class, ctx -> new Raft(ctx, settings))
                .spec(settings.object().spec())
                .onRequest(Raft::onRequest)
                .onTimer(ElectionTimeout.class, (raft, timer) -> raft.elections.onElectionTimeout())
                .on(RequestPreVote.class, (raft, from, message) -> raft.elections.onRequestPreVote(from, message))
                .on(PreVoteReply.class, (raft, from, message) -> raft.elections.onPreVoteReply(from, message))
                .on(RequestVote.class, (raft, from, message) -> raft.elections.onRequestVote(from, message))
                .on(VoteReply.class, (raft, from, message) -> raft.elections.onVoteReply(from, message))
                .onTimer(HeartbeatInterval.class, (raft, timer) -> raft.replication.onHeartbeatInterval(timer))
                .on(AppendEntries.class, (raft, from, message) -> raft.follower.onAppendEntries(from, message))
                .on(AppendSucceeded.class, (raft, from, message) -> raft.replication.onAppendSucceeded(from, message))
                .on(AppendFailed.class, (raft, from, message) -> raft.replication.onAppendFailed(from, message))
                .on(InstallSnapshot.class, (raft, from, message) -> raft.follower.onInstallSnapshot(from, message))
                .on(NextChunk.class, (raft, from, message) -> raft.replication.onNextChunk(from, message))
                .on(TimeoutNow.class, (raft, from, message) -> raft.transfer.onTimeoutNow(message))
                .onTimer(TransferTimeout.class, (raft, timer) -> raft.transfer.onTransferTimeout())
                .onTimer(OrderDue.class, (raft, timer) -> raft.operator.onOrderDue(timer))
                .lie("grants-every-vote", Raft::grantsEveryVote)
                .build();
    }

    enum Role {
        FOLLOWER,
        CANDIDATE,
        LEADER
    }

    private static final NodeId[] NOBODY = {};

    private final Context<RaftMessage> ctx;
    private final RaftSettings settings;
    private final Rules rules;
    private final DurableValue<TermAndVote> termAndVote; // durable
    private final RaftLog log; // durable
    private final Replica replica;
    private final Elections elections;
    private final Replication replication;
    private final Follower follower;
    private final Reads reads;
    private final Membership membership;
    private final Transfer transfer;
    private final Operator operator;
    private Role role = Role.FOLLOWER;
    private Optional<NodeId> leader = Optional.empty(); // of the current term, as far as known
    private long commitIndex;
    private long lastApplied;

    private Raft(Context<RaftMessage> ctx, RaftSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        rules = settings.rules();
        termAndVote = ctx.disk().value("term and vote", TermAndVote.initial(settings.initial()));
        log = new RaftLog(
                ctx,
                rules,
                settings.initial().log(ctx.self().index()),
                Membership.first(settings.members(), ctx.nodes()));
        replica = new Replica(ctx.machine(), settings.sessions());
        elections = new Elections(this, ctx, settings);
        replication = new Replication(this, ctx, settings);
        follower = new Follower(this, ctx);
        reads = new Reads(this, ctx, settings);
        membership = new Membership(this, ctx, settings);
        transfer = new Transfer(this, ctx, settings);
        operator = new Operator(this, ctx, settings);
        ctx.note(new BecameFollower(term()));
        log.snapshot().ifPresent(this::restore);
        elections.begin();
        operator.begin();
    }

    /** Raft §5.2 trusts every node to vote once a term; this one votes for whoever asks. */
    private static List<RaftMessage> grantsEveryVote(NodeId to, RaftMessage message, Rng random) {
        return List.of(message instanceof VoteReply vote ? new VoteReply(vote.term(), true) : message);
    }

    // Clients

    /** A client asks. Only the leader orders requests; others name it (Raft §8). */
    private void onRequest(Request request) {
        if (role != Role.LEADER) {
            rejectTowardsLeader(request);
            return;
        }
        if (transfer.isUnderWay()) {
            ctx.reject(request.id(), "leadership is moving");
            return;
        }
        Optional<Result> known = replica.resultOf(request.id()); // a retry of what has taken effect (Raft §8)
        if (known.isPresent()) {
            ctx.reply(request.id(), known.get());
        } else if (request.command().readOnly() && settings.reads() != RaftSettings.Reads.LOG) {
            reads.onRead(request);
        } else {
            replication.propose(new Entry.ClientCommand(log.lastIndex() + 1, term(), request));
        }
    }

    /** Who was removed hears of no leader any more: it names a member. */
    private void rejectTowardsLeader(Request request) {
        Configuration members = log.configuration();
        if (members.members().contains(ctx.self())) {
            ctx.reject(
                    request.id(),
                    "not the leader",
                    leader.map(node -> new NodeId[] {node}).orElse(NOBODY));
        } else {
            ctx.reject(request.id(), "not a member", members.voters().get(0));
        }
    }

    // Terms and roles (Raft §5.1)

    long term() {
        return termAndVote.get().term();
    }

    Optional<NodeId> votedFor() {
        return termAndVote.get().votedFor();
    }

    boolean isLeader() {
        return role == Role.LEADER;
    }

    boolean isCandidate() {
        return role == Role.CANDIDATE;
    }

    Optional<NodeId> leader() {
        return leader;
    }

    /** A message of a newer term makes anyone a follower in it (Raft §5.1). */
    void observe(long messageTerm) {
        if (messageTerm > term()) becomeFollower(messageTerm, Optional.empty());
    }

    /** Enters a newer term as a follower, with or without a vote in it: one write. */
    void becomeFollower(long newTerm, Optional<NodeId> vote) {
        rules.save(termAndVote, new TermAndVote(newTerm, vote));
        follow(Optional.empty());
    }

    /** Votes in the current term. */
    void vote(NodeId candidate) {
        rules.save(termAndVote, new TermAndVote(term(), Optional.of(candidate)));
    }

    /** The leader of the current term has spoken: a candidate gives way (Raft §5.2). */
    void hearLeader(NodeId node) {
        elections.heardLeader();
        if (leader.isPresent()) return;
        if (role == Role.CANDIDATE) follow(Optional.of(node));
        leader = Optional.of(node);
        ctx.note(new HeardLeader(term(), node));
    }

    /** A leader gives up, within its term. */
    void stepDown() {
        follow(Optional.empty());
    }

    private void follow(Optional<NodeId> newLeader) {
        boolean wasLeader = role == Role.LEADER;
        role = Role.FOLLOWER;
        leader = newLeader;
        ctx.note(new BecameFollower(term()));
        if (!wasLeader) return;
        replication.end();
        reads.end();
        transfer.end();
        elections.restartTimer();
    }

    /** Starts an election: a new term, and the first vote in it goes to oneself (Raft §5.2). */
    void becomeCandidate() {
        rules.save(termAndVote, new TermAndVote(term() + 1, Optional.of(ctx.self())));
        role = Role.CANDIDATE;
        leader = Optional.empty();
        ctx.note(new BecameCandidate(term()));
    }

    /** Has a quorum of votes. */
    void becomeLeader() {
        role = Role.LEADER;
        leader = Optional.of(ctx.self());
        ctx.note(new BecameLeader(term()));
        replication.begin();
    }

    // The log and the state machine (Raft §5.3)

    RaftLog log() {
        return log;
    }

    long commitIndex() {
        return commitIndex;
    }

    /** Whether an entry of the current term is committed: then the leader knows of all that are (Raft §8). */
    boolean hasCommittedInTerm() {
        return log.termAt(commitIndex) == term();
    }

    /** Entries through an index can never change: the state machine takes them, and the leader answers its clients. */
    void commit(long throughIndex) {
        if (throughIndex <= commitIndex) return;
        commitIndex = throughIndex;
        ctx.note(new LogNote.Committed(throughIndex));
        while (lastApplied < commitIndex) apply(log.get(++lastApplied));
        maybeCompact();
        if (role != Role.LEADER) return;
        reads.release();
        membership.onCommit();
    }

    private void apply(Entry entry) {
        ctx.note(new LogNote.Applied(entry.index(), entry));
        if (!(entry instanceof Entry.ClientCommand command)) return;
        Optional<Result> result = replica.apply(command.request());
        // An entry of the leader's own term is one that it took from a client.
        boolean asked = role == Role.LEADER && entry.term() == term();
        if (asked && result.isPresent()) ctx.reply(command.request().id(), result.get());
    }

    // Snapshots (Raft §7)

    private void maybeCompact() {
        long since = lastApplied - log.snapshotIndex();
        if (settings.snapshotEvery() == 0 || since < settings.snapshotEvery()) return;
        Configuration members = log.configurationAt(lastApplied);
        Snapshot snapshot = new Snapshot(lastApplied, log.termAt(lastApplied), members, replica.snapshot());
        log.compact(snapshot, settings.snapshotKeep());
    }

    /** The object becomes what the snapshot holds. */
    void restore(Snapshot snapshot) {
        replica.restore(snapshot.replica());
        commitIndex = snapshot.lastIncludedIndex();
        lastApplied = snapshot.lastIncludedIndex();
    }

    // The chapters, for each other

    Replica replica() {
        return replica;
    }

    Elections elections() {
        return elections;
    }

    Replication replication() {
        return replication;
    }

    Reads reads() {
        return reads;
    }

    Membership membership() {
        return membership;
    }

    Transfer transfer() {
        return transfer;
    }
}
