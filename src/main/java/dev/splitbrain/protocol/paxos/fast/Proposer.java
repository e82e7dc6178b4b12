package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DecisionNote.Proposed;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.Vote;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Propose;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.fast.FastPaxosSettings.Recovery;
import dev.splitbrain.protocol.paxos.fast.FastPaxosTimer.Backoff;
import dev.splitbrain.protocol.paxos.fast.FastPaxosTimer.RoundTimeout;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sends its clients' value straight to the acceptors, and falls back on classic rounds of its own where that fails. The first
 * proposer is also the coordinator of the fast round: it recovers from collisions (Lamport 2006, §3.2).
 */
final class Proposer {
    private enum Phase {
        IDLE,
        FAST,
        PREPARING,
        ACCEPTING,
        BACKING_OFF
    }

    private final Context<FastPaxosMessage> ctx;
    private final String instance;
    private final Roles roles;
    private final Rounds rounds;
    private final FastPaxosSettings settings;
    private final Rules rules;
    private final DurableValue<Long> ballot; // durable: the highest it has used
    private final Map<RequestId, Object> waiting = new TreeMap<>(); // clients that want an answer, and their values
    private Optional<Object> own = Optional.empty(); // the value it would have chosen, of the client that came first
    private Phase phase = Phase.IDLE;
    private long highestSeen; // ballot that an acceptor has promised to somebody
    private int refusals; // in a row
    private long lastCollided; // ballot that it recovered from
    private final SortedMap<NodeId, Optional<Vote>> promises = new TreeMap<>(); // of this round

    Proposer(Context<FastPaxosMessage> ctx, String instance, Roles roles, Rounds rounds, FastPaxosSettings settings) {
        this.ctx = ctx;
        this.instance = instance;
        this.roles = roles;
        this.rounds = rounds;
        this.settings = settings;
        rules = settings.mutant().rules();
        ballot = ctx.disk().value("ballot " + instance, 0L);
    }

    /** A client proposes a value: no phase 1, no coordinator on the way. */
    void onPropose(Request request, Object value) {
        waiting.put(request.id(), value);
        ctx.note(new Proposed(instance, value));
        if (own.isEmpty()) own = Optional.of(value);
        if (phase != Phase.IDLE) return; // a round is running: its outcome will be this client's answer too
        phase = Phase.FAST;
        sendToAcceptors(new Propose(instance, own.get()));
        ctx.setTimer(settings.roundTimeout(), new RoundTimeout(instance));
    }

    /** A learner asks: a round without a value of one's own only finishes what others began. */
    void onAsk() {
        if (phase == Phase.IDLE) startRound();
    }

    /** Coordinator only: no value can be chosen in a fast round any more (Lamport 2006, §3.2). */
    void onCollision(long collided, Tally votes) {
        if (collided <= lastCollided) return; // one more vote in it
        lastCollided = collided;
        ctx.note(new PaxosNote.Collided(instance, collided));
        boolean first = collided == Rounds.FIRST;
        if (first && settings.recovery() == Recovery.UNCOORDINATED) return; // the acceptors are at it
        if (first && settings.recovery() == Recovery.COORDINATED) {
            if (ballot.get() < Rounds.AFTER_COLLISION) recover(votes);
        } else if (phase == Phase.IDLE || phase == Phase.FAST) {
            startRound();
        }
    }

    /** The votes in ballot 1 say all that promises in ballot 2 would: phase 1 of ballot 2 is done (Lamport 2006, §3.2). */
    private void recover(Tally votes) {
        rules.saveBallot(ballot, Rounds.AFTER_COLLISION);
        issue(rules.pick(votes).orElseThrow());
    }

    /** Phase 1a of a classic round. */
    private void startRound() {
        phase = Phase.PREPARING;
        promises.clear();
        rules.saveBallot(ballot, rounds.next(Math.max(ballot.get(), highestSeen), roles.proposerIndex(ctx.self())));
        ctx.note(new PaxosNote.StartedRound(instance, ballot.get()));
        sendToAcceptors(new Prepare(instance, ballot.get()));
        ctx.setTimer(settings.roundTimeout(), new RoundTimeout(instance));
    }

    /** Phase 2a, once a classic quorum has promised. */
    void onPromise(NodeId acceptor, Promise promise) {
        if (phase != Phase.PREPARING || promise.ballot() != ballot.get()) return; // of an earlier round, or not needed
        promises.put(acceptor, promise.vote());
        if (promises.size() < rounds.classicQuorum()) return;
        Optional<Object> value = rules.pick(votesOfHighestBallot()).or(() -> own);
        if (value.isPresent()) issue(value.get());
        else rest(); // nobody wants anything, and nothing can have been chosen
    }

    private Tally votesOfHighestBallot() {
        long highest = 0;
        for (Optional<Vote> vote : promises.values()) {
            if (vote.isPresent()) highest = Math.max(highest, vote.get().ballot());
        }
        Tally votes = new Tally();
        for (Map.Entry<NodeId, Optional<Vote>> promise : promises.entrySet()) {
            Optional<Vote> vote = promise.getValue();
            if (vote.isPresent() && vote.get().ballot() == highest)
                votes.add(promise.getKey(), vote.get().value());
        }
        return votes;
    }

    private void issue(Object value) {
        phase = Phase.ACCEPTING;
        ctx.note(new PaxosNote.IssuedProposal(instance, ballot.get(), value));
        sendToAcceptors(new Accept(instance, ballot.get(), value));
        ctx.setTimer(settings.roundTimeout(), new RoundTimeout(instance));
    }

    /** An acceptor has promised a higher ballot. */
    void onRefused(Refused refused) {
        highestSeen = Math.max(highestSeen, refused.promised());
        boolean fast = phase == Phase.FAST && refused.ballot() == Rounds.FIRST;
        boolean classic = phase == Phase.PREPARING || phase == Phase.ACCEPTING;
        if (!fast && !(classic && refused.ballot() == ballot.get())) return;
        ctx.note(new PaxosNote.AbandonedRound(instance, refused.ballot(), refused.promised()));
        refusals++;
        backOff();
    }

    private void backOff() {
        phase = Phase.BACKING_OFF;
        long longest = settings.firstBackoff().toNanos() << Math.min(refusals - 1, 20);
        longest = Math.min(longest, settings.maxBackoff().toNanos());
        ctx.cancelTimer(new RoundTimeout(instance));
        ctx.setTimer(Duration.ofNanos(1 + ctx.random().nextLong(longest)), new Backoff(instance));
    }

    void onBackoff(Backoff timer) {
        if (phase == Phase.BACKING_OFF) startRound();
    }

    void onRoundTimeout(RoundTimeout timer) {
        if (phase == Phase.FAST || phase == Phase.PREPARING || phase == Phase.ACCEPTING) startRound();
    }

    /** The value is known: all who wait get it, whatever they proposed. */
    void onLearned(Object value) {
        for (RequestId request : waiting.keySet()) ctx.reply(request, new Result.Value(value));
        waiting.clear();
        rest();
    }

    private void rest() {
        phase = Phase.IDLE;
        refusals = 0;
        ctx.cancelTimer(new RoundTimeout(instance));
        ctx.cancelTimer(new Backoff(instance));
    }

    private void sendToAcceptors(FastPaxosMessage message) {
        for (NodeId acceptor : roles.acceptors()) ctx.send(acceptor, message);
    }
}
