package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.paxos.Ballots;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.CatchUp;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.ChosenEntries;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Heartbeat;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.InstallSnapshot;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosNote.BecameCandidate;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosNote.BecameFollower;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosNote.BecameLeader;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.CatchUpTimeout;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.ElectionTimeout;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.HeartbeatInterval;
import java.time.Duration;
import java.util.Optional;

/**
 * Multi-Paxos (Lamport 2001, §3): one node's part in the group, and who handles what. The {@link Acceptor} remembers, the
 * {@link Learner} executes, a {@link Candidate} does phase 1 and a {@link Leader} phase 2.
 */
public final class MultiPaxos {
    /** Multi-Paxos with these options. */
    public static Protocol<MultiPaxos, MultiPaxosMessage> protocol(MultiPaxosSettings settings) {
        return Protocol.<MultiPaxos, MultiPaxosMessage>named(
                        "multi-paxos", MultiPaxosMessage.class, ctx -> new MultiPaxos(ctx, settings))
                .spec(settings.object().spec())
                .onRequest(MultiPaxos::onRequest)
                .onTimer(ElectionTimeout.class, MultiPaxos::onElectionTimeout)
                .on(Prepare.class, MultiPaxos::onPrepare)
                .on(Promise.class, MultiPaxos::onPromise)
                .on(Accept.class, MultiPaxos::onAccept)
                .on(Accepted.class, MultiPaxos::onAccepted)
                .on(Refused.class, MultiPaxos::onRefused)
                .onTimer(HeartbeatInterval.class, MultiPaxos::onHeartbeatInterval)
                .on(Heartbeat.class, MultiPaxos::onHeartbeat)
                .on(CatchUp.class, (node, from, message) -> node.catchUps.onCatchUp(from, message))
                .on(ChosenEntries.class, MultiPaxos::onChosenEntries)
                .on(InstallSnapshot.class, MultiPaxos::onInstallSnapshot)
                .onTimer(CatchUpTimeout.class, (node, timer) -> node.catchUps.onTimeout())
                .build();
    }

    private static final ElectionTimeout ELECTION_TIMEOUT = new ElectionTimeout();
    private static final NodeId[] NOBODY = {};

    private final Context<MultiPaxosMessage> ctx;
    private final MultiPaxosSettings settings;
    private final Rules rules;
    private final Roles roles;
    private final SlotLog log; // durable
    private final Acceptor acceptor; // durable
    private final Learner learner;
    private final CatchUps catchUps;
    private Optional<Candidate> candidate = Optional.empty(); // while this node tries to lead
    private Optional<Leader> leadership = Optional.empty(); // while this node leads
    private Optional<NodeId> leader = Optional.empty(); // whom it follows, as far as known
    private long ballot; // of the leader it follows, or the highest it has seen
    private boolean announced; // that it leads

    private MultiPaxos(Context<MultiPaxosMessage> ctx, MultiPaxosSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        rules = settings.mutant().rules();
        roles = Roles.of(ctx);
        log = new SlotLog(ctx.disk(), rules);
        acceptor = new Acceptor(ctx, log, rules);
        learner = new Learner(ctx, log, settings);
        learner.listen((slot, entry, result) -> leadership.ifPresent(active -> active.onExecuted(entry, result)));
        catchUps = new CatchUps(ctx, log, learner, settings);
        ballot = acceptor.promised();
        ctx.note(new BecameFollower(ballot));
        waitForLeader();
    }

    /** A client asks. Only the leader proposes; others name it. */
    private void onRequest(Request request) {
        if (leadership.isPresent()) leadership.get().onRequest(request);
        else
            ctx.reject(
                    request.id(),
                    "not the leader",
                    leader.map(node -> new NodeId[] {node}).orElse(NOBODY));
    }

    // Phase 1: who leads?

    private void waitForLeader() {
        if (!roles.isProposer(ctx.self())) return;
        ctx.setTimer(Duration.ofNanos(settings.electionTimeout().sampleLong(ctx.random())), ELECTION_TIMEOUT);
    }

    /** Nobody leads, or this node's attempt was in vain: it tries with a higher ballot than any it has seen. */
    private void onElectionTimeout(ElectionTimeout timer) {
        long seen = Math.max(ballot, acceptor.promised());
        ballot = Ballots.next(
                seen, roles.proposerIndex(ctx.self()), roles.proposers().size());
        leader = Optional.empty();
        acceptor.promise(ballot);
        ctx.note(new BecameCandidate(ballot));
        candidate = Optional.of(new Candidate(ballot, quorum(settings.q1()), rules));
        candidate.get().prepare(ctx, roles.acceptors(), learner.chosenThrough() + 1);
        waitForLeader();
    }

    private int quorum(int size) {
        return size == 0 ? rules.majority(roles.acceptors().size()) : size;
    }

    private void onPrepare(NodeId from, Prepare prepare) {
        if (!acceptor.onPrepare(from, prepare) || from.equals(ctx.self())) return;
        giveWayTo(prepare.ballot());
        waitForLeader(); // the candidate gets the time to lead
    }

    private void onPromise(NodeId from, Promise promise) {
        if (candidate.isEmpty() || promise.ballot() != candidate.get().ballot()) return; // of an attempt that is over
        candidate.get().onPromise(from, promise);
        maybeLead();
    }

    /** With a quorum of promises, and all slots that the promises could not report, the candidate leads. */
    private void maybeLead() {
        if (candidate.isEmpty() || !candidate.get().isPromised()) return;
        Candidate winner = candidate.get();
        if (learner.chosenThrough() < winner.mustKnowThrough()) {
            catchUps.ask(winner.teacher(), winner.mustKnowThrough());
            return;
        }
        candidate = Optional.empty();
        ctx.cancelTimer(ELECTION_TIMEOUT);
        leader = Optional.of(ctx.self());
        announced = false;
        leadership = Optional.of(
                new Leader(ctx, settings, roles, acceptor, learner, winner.ballot(), quorum(settings.q2())));
        leadership.get().begin(winner.reported());
        maybeAnnounce();
    }

    private void maybeAnnounce() {
        if (announced || leadership.isEmpty() || !leadership.get().hasFinishedInheritance()) return;
        announced = true;
        ctx.note(new BecameLeader(ballot));
    }

    // Phase 2: the leader's proposals

    private void onAccept(NodeId from, Accept accept) {
        if (!acceptor.onAccept(from, accept)) return;
        follow(from, accept.ballot());
        learnFrom(from, accept.ballot(), accept.chosenThrough());
    }

    private void onAccepted(NodeId from, Accepted accepted) {
        if (leadership.isEmpty()) return; // an answer to a leader that was
        leadership.get().onAccepted(from, accepted);
        maybeAnnounce();
    }

    private void onHeartbeatInterval(HeartbeatInterval timer) {
        leadership.ifPresent(Leader::beat);
    }

    private void onHeartbeat(NodeId from, Heartbeat heartbeat) {
        if (heartbeat.ballot() < acceptor.promised()) {
            acceptor.refuse(from, heartbeat.ballot());
            return;
        }
        follow(from, heartbeat.ballot());
        learnFrom(from, heartbeat.ballot(), heartbeat.chosenThrough());
    }

    /** A higher ballot is about: who tried, or led, with a lower one stops. */
    private void onRefused(NodeId from, Refused refused) {
        if (refused.promised() > ballot) giveWayTo(refused.promised());
    }

    private void giveWayTo(long higher) {
        if (higher <= ballot) return;
        boolean wasLeading = leadership.isPresent();
        leadership.ifPresent(Leader::end);
        leadership = Optional.empty();
        candidate = Optional.empty();
        leader = Optional.empty();
        ballot = higher;
        ctx.note(new BecameFollower(ballot));
        if (wasLeading) waitForLeader(); // a candidate is waiting already
    }

    private void follow(NodeId from, long leadersBallot) {
        if (from.equals(ctx.self()) || leadersBallot < ballot) return; // its Accept overtook a newer leader's
        giveWayTo(leadersBallot);
        leader = Optional.of(from);
        waitForLeader();
    }

    // What is chosen

    /** The leader of a ballot knows that all slots up to one are chosen. What this node voted for in that ballot, was. */
    private void learnFrom(NodeId from, long leadersBallot, long chosenThrough) {
        while (learner.chosenThrough() < chosenThrough) {
            long slot = learner.chosenThrough() + 1;
            Optional<SlotVote> vote = log.vote(slot).filter(known -> rules.isChoiceOf(leadersBallot, known));
            if (vote.isEmpty()) {
                catchUps.ask(from, chosenThrough);
                return;
            }
            learner.choose(slot, vote.get().entry());
        }
    }

    private void onChosenEntries(NodeId from, ChosenEntries message) {
        catchUps.onChosenEntries(from, message);
        maybeLead();
    }

    private void onInstallSnapshot(NodeId from, InstallSnapshot message) {
        catchUps.onInstallSnapshot(from, message);
        maybeLead();
    }
}
