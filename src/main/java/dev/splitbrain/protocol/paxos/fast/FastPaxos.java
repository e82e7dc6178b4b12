package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Ask;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Chosen;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Propose;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Voted;
import dev.splitbrain.protocol.paxos.fast.FastPaxosSettings.Recovery;
import dev.splitbrain.protocol.paxos.fast.FastPaxosTimer.Backoff;
import dev.splitbrain.protocol.paxos.fast.FastPaxosTimer.LearnTimeout;
import dev.splitbrain.protocol.paxos.fast.FastPaxosTimer.RoundTimeout;
import dev.splitbrain.spec.Consensus;
import dev.splitbrain.spec.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fast Paxos (Lamport 2006): one node with the agents that the scenario gives it. Each key is an instance of its own, and
 * knows nothing of the others.
 */
public final class FastPaxos {
    /** Fast Paxos with these options. */
    public static Protocol<FastPaxos, FastPaxosMessage> protocol(FastPaxosSettings settings) {
        return Protocol.<FastPaxos, FastPaxosMessage>named(
                        "fast-paxos", FastPaxosMessage.class, ctx -> new FastPaxos(ctx, settings))
                .spec(Consensus.SPEC)
                .onRequest(FastPaxos::onRequest)
                .on(
                        Propose.class,
                        (node, from, message) -> node.of(message).acceptor.onPropose(from, message))
                .on(
                        Prepare.class,
                        (node, from, message) -> node.of(message).acceptor.onPrepare(from, message))
                .on(
                        Promise.class,
                        (node, from, message) -> node.of(message).proposer.onPromise(from, message))
                .on(
                        Accept.class,
                        (node, from, message) -> node.of(message).acceptor.onAccept(from, message))
                .on(Voted.class, FastPaxos::onVoted)
                .on(
                        Refused.class,
                        (node, from, message) -> node.of(message).proposer.onRefused(message))
                .on(Ask.class, FastPaxos::onAsk)
                .on(Chosen.class, FastPaxos::onChosen)
                .onTimer(
                        RoundTimeout.class,
                        (node, timer) -> node.of(timer).proposer.onRoundTimeout(timer))
                .onTimer(Backoff.class, (node, timer) -> node.of(timer).proposer.onBackoff(timer))
                .onTimer(
                        LearnTimeout.class,
                        (node, timer) -> node.of(timer).learner.onLearnTimeout(timer))
                .build();
    }

    /** The agents of one instance on this node. Only those whose role the node has are ever spoken to. */
    private record Agents(Proposer proposer, Acceptor acceptor, Learner learner) {}

    private final Context<FastPaxosMessage> ctx;
    private final FastPaxosSettings settings;
    private final Roles roles;
    private final Rounds rounds;
    private final Map<String, Agents> instances = new LinkedHashMap<>();

    private FastPaxos(Context<FastPaxosMessage> ctx, FastPaxosSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        roles = Roles.of(ctx);
        rounds = new Rounds(roles.acceptors().size(), roles.proposers().size(), settings);
    }

    /** A client proposes. What is known already is told at once; a node that is no proposer names one. */
    private void onRequest(Request request) {
        Consensus.Propose propose = (Consensus.Propose) request.command();
        if (!roles.isProposer(ctx.self())) {
            int spread = ctx.self().index() % roles.proposers().size();
            ctx.reject(request.id(), "not a proposer", roles.proposers().get(spread));
            return;
        }
        Agents agents = instance(propose.key());
        if (agents.learner.learned().isPresent()) {
            ctx.reply(request.id(), new Result.Value(agents.learner.learned().get()));
        } else {
            agents.proposer.onPropose(request, propose.value());
        }
    }

    private void onVoted(NodeId from, Voted voted) {
        Agents agents = of(voted);
        if (agents.learner.learned().isPresent()) return;
        agents.learner.onVoted(from, voted);
        if (agents.learner.learned().isPresent())
            agents.proposer.onLearned(agents.learner.learned().get());
        else if (rounds.isFast(voted.ballot())) maybeRecover(agents, voted);
    }

    /** A fast round in which no value can be chosen any more has collided: the next may use what is known of its votes. */
    private void maybeRecover(Agents agents, Voted voted) {
        Tally votes = agents.learner.tally(voted.ballot());
        boolean collided = votes.isCollided(rounds.acceptors(), rounds.quorum(voted.ballot()));
        if (!collided || votes.size() < rounds.classicQuorum()) return;
        if (roles.proposerIndex(ctx.self()) == 0) agents.proposer.onCollision(voted.ballot(), votes);
        boolean alone = settings.recovery() == Recovery.UNCOORDINATED && voted.ballot() == Rounds.FIRST;
        if (alone && roles.isAcceptor(ctx.self())) agents.acceptor.onCollision(votes);
    }

    private void onAsk(NodeId learner, Ask message) {
        Agents agents = of(message);
        if (agents.learner.learned().isPresent()) {
            ctx.send(
                    learner,
                    new Chosen(message.instance(), agents.learner.learned().get()));
        } else {
            agents.proposer.onAsk();
        }
    }

    private void onChosen(NodeId from, Chosen message) {
        Agents agents = of(message);
        if (agents.learner.learned().isPresent()) return;
        agents.learner.onChosen(message);
        agents.proposer.onLearned(message.value());
    }

    private Agents of(FastPaxosMessage message) {
        return instance(message.instance());
    }

    private Agents of(FastPaxosTimer timer) {
        return instance(timer.instance());
    }

    private Agents instance(String name) {
        return instances.computeIfAbsent(
                name,
                key -> new Agents(
                        new Proposer(ctx, key, roles, rounds, settings),
                        new Acceptor(ctx, key, roles, settings),
                        new Learner(ctx, key, roles, rounds, settings)));
    }
}
