package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DecisionNote;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.protocol.paxos.Ballots;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.Vote;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.Backoff;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.RoundTimeout;
import dev.splitbrain.spec.Consensus.Propose;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings a value to be chosen, in rounds of two phases (Lamport 2001, §2.2). */
final class Proposer {
    private enum Phase {
        IDLE,
        PREPARING,
        ACCEPTING,
        BACKING_OFF
    }

    private final Context<PaxosMessage> ctx;
    private final String instance;
    private final Roles roles;
    private final PaxosSettings settings;
    private final Rules rules;
    private final int q1;
    private final DurableValue<Long> ballot; // durable: of the latest round
    private final Map<RequestId, Object> waiting = new TreeMap<>(); // clients that want an answer, and their values
    private Optional<Object> own = Optional.empty(); // the value it would have chosen, of the client that came first
    private Phase phase = Phase.IDLE;
    private long highestSeen; // ballot that an acceptor has promised to somebody
    private int refusals; // in a row
    private final BitSet promises = new BitSet(); // of this round, by the acceptor's index
    private Optional<Vote> reported = Optional.empty(); // the proposal that counts among those that promises report

    Proposer(Context<PaxosMessage> ctx, String instance, Roles roles, PaxosSettings settings) {
        this.ctx = ctx;
        this.instance = instance;
        this.roles = roles;
        this.settings = settings;
        rules = settings.mutant().rules();
        q1 = settings.q1() == 0 ? rules.majority(roles.acceptors().size()) : settings.q1();
        ballot = ctx.disk().value("ballot " + instance, 0L);
    }

    /** A client proposes a value. */
    void onPropose(Request request, Propose propose) {
        waiting.put(request.id(), propose.value());
        if (own.isEmpty()) own = Optional.of(propose.value());
        ctx.note(new DecisionNote.Proposed(instance, propose.value()));
        if (phase == Phase.IDLE) startRound();
    }

    /** A learner asks: a round without a value of one's own only finishes what others began. */
    void onAsk() {
        if (phase == Phase.IDLE) startRound();
    }

    /** Phase 1a: with a higher ballot than any it knows of. */
    private void startRound() {
        phase = Phase.PREPARING;
        promises.clear();
        reported = Optional.empty();
        long above = Math.max(ballot.get(), highestSeen);
        rules.saveBallot(
                ballot,
                Ballots.next(
                        above,
                        roles.proposerIndex(ctx.self()),
                        roles.proposers().size()));
        ctx.note(new PaxosNote.StartedRound(instance, ballot.get()));
        sendToAcceptors(new Prepare(instance, ballot.get()));
        ctx.setTimer(settings.roundTimeout(), new RoundTimeout(instance));
    }

    /** Phase 2a, once a quorum has promised. */
    void onPromise(NodeId acceptor, Promise promise) {
        if (phase != Phase.PREPARING || promise.ballot() != ballot.get()) return; // of an earlier round, or not needed
        promises.set(acceptor.index());
        promise.vote().ifPresent(this::consider);
        if (promises.cardinality() < q1) return;
        Optional<Object> value = rules.valueToPropose(own, reported);
        if (value.isEmpty()) {
            rest(); // nobody wants anything, and nothing can have been chosen
            return;
        }
        phase = Phase.ACCEPTING;
        ctx.note(new PaxosNote.IssuedProposal(instance, ballot.get(), value.get()));
        sendToAcceptors(new Accept(instance, ballot.get(), value.get()));
    }

    private void consider(Vote vote) {
        if (reported.isEmpty() || rules.outweighs(vote, reported.get())) reported = Optional.of(vote);
    }

    /** An acceptor has promised a higher ballot: this one is lost (Lamport 2001, §2.3, §2.4). */
    void onRefused(Refused refused) {
        highestSeen = Math.max(highestSeen, refused.promised());
        boolean running = phase == Phase.PREPARING || phase == Phase.ACCEPTING;
        if (!running || refused.ballot() != ballot.get()) return;
        ctx.note(new PaxosNote.AbandonedRound(instance, ballot.get(), refused.promised()));
        refusals++;
        if (settings.backoff()) backOff();
        else startRound();
    }

    /** Leaves the field to the other proposer for a while, random so that two seldom come back together. */
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
        if (phase == Phase.PREPARING || phase == Phase.ACCEPTING) startRound();
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

    private void sendToAcceptors(PaxosMessage message) {
        for (NodeId acceptor : roles.acceptors()) ctx.send(acceptor, message);
    }
}
