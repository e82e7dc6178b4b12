package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Ask;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Chosen;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.Backoff;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.LearnTimeout;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.RoundTimeout;
import dev.splitbrain.spec.Consensus;
import dev.splitbrain.spec.Consensus.Propose;
import dev.splitbrain.spec.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Single-decree Paxos (Lamport 2001): one node with the agents that the scenario gives it. Each key is an instance of its
 * own, and knows nothing of the others.
 */
public final class Paxos {
    /** Single-decree Paxos with these options. */
    public static Protocol<Paxos, PaxosMessage> protocol(PaxosSettings settings) {
        return Protocol.<Paxos, PaxosMessage>named("paxos", PaxosMessage.class, ctx -> new Paxos(ctx, settings))
                .spec(Consensus.SPEC)
                .onRequest(Paxos::onRequest)
                .on(
                        Prepare.class,
                        (paxos, from, message) -> paxos.of(message).acceptor.onPrepare(from, message))
                .on(
                        Promise.class,
                        (paxos, from, message) -> paxos.of(message).proposer.onPromise(from, message))
                .on(
                        Accept.class,
                        (paxos, from, message) -> paxos.of(message).acceptor.onAccept(from, message))
                .on(Accepted.class, Paxos::onAccepted)
                .on(Chosen.class, Paxos::onChosen)
                .on(
                        Refused.class,
                        (paxos, from, message) -> paxos.of(message).proposer.onRefused(message))
                .on(Ask.class, Paxos::onAsk)
                .onTimer(
                        RoundTimeout.class,
                        (paxos, timer) -> paxos.of(timer).proposer.onRoundTimeout(timer))
                .onTimer(
                        Backoff.class,
                        (paxos, timer) -> paxos.of(timer).proposer.onBackoff(timer))
                .onTimer(
                        LearnTimeout.class,
                        (paxos, timer) -> paxos.of(timer).learner.onLearnTimeout(timer))
                .build();
    }

    /** The agents of one instance on this node. Only those whose role the node has are ever spoken to. */
    private record Agents(Proposer proposer, Acceptor acceptor, Learner learner) {}

    private final Context<PaxosMessage> ctx;
    private final PaxosSettings settings;
    private final Roles roles;
    private final Map<String, Agents> instances = new LinkedHashMap<>();

    private Paxos(Context<PaxosMessage> ctx, PaxosSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        roles = Roles.of(ctx);
    }

    /** A client proposes. What is known already is told at once; a node that is no proposer names one. */
    private void onRequest(Request request) {
        Propose propose = (Propose) request.command();
        if (!roles.isProposer(ctx.self())) {
            int spread = ctx.self().index() % roles.proposers().size();
            ctx.reject(request.id(), "not a proposer", roles.proposers().get(spread));
            return;
        }
        Agents agents = instance(propose.key());
        if (agents.learner.learned().isPresent()) {
            ctx.reply(request.id(), new Result.Value(agents.learner.learned().get()));
        } else {
            agents.proposer.onPropose(request, propose);
        }
    }

    private void onAccepted(NodeId from, Accepted message) {
        of(message).learner.onAccepted(from, message);
        tellProposer(of(message));
    }

    private void onChosen(NodeId from, Chosen message) {
        of(message).learner.onChosen(message);
        tellProposer(of(message));
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

    private void tellProposer(Agents agents) {
        agents.learner.learned().ifPresent(agents.proposer::onLearned);
    }

    private Agents of(PaxosMessage message) {
        return instance(message.instance());
    }

    private Agents of(PaxosTimer timer) {
        return instance(timer.instance());
    }

    private Agents instance(String name) {
        return instances.computeIfAbsent(
                name,
                key -> new Agents(
                        new Proposer(ctx, key, roles, settings),
                        new Acceptor(ctx, key, roles, settings),
                        new Learner(ctx, key, roles, settings)));
    }
}
