package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DecisionNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Ask;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Chosen;
import dev.splitbrain.protocol.paxos.single.PaxosTimer.LearnTimeout;
import java.util.BitSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds out that a quorum has accepted one ballot: its value is chosen (Lamport 2001, §2.3). */
final class Learner {
    private final Context<PaxosMessage> ctx;
    private final String instance;
    private final Roles roles;
    private final PaxosSettings settings;
    private final int quorum;
    private final SortedMap<Long, BitSet> accepted = new TreeMap<>(); // who accepted, by ballot
    private Optional<Object> learned = Optional.empty();
    private int asked; // how many times it had a proposer issue a proposal

    Learner(Context<PaxosMessage> ctx, String instance, Roles roles, PaxosSettings settings) {
        this.ctx = ctx;
        this.instance = instance;
        this.roles = roles;
        this.settings = settings;
        Rules rules = settings.mutant().rules();
        int majority = rules.majority(roles.acceptors().size());
        quorum = rules.learnQuorum(settings.q2() == 0 ? majority : settings.q2());
    }

    /** The chosen value, once it is known here. */
    Optional<Object> learned() {
        return learned;
    }

    /** An acceptor accepted. One proposer issues one proposal a ballot, so equal ballots carry equal values. */
    void onAccepted(NodeId acceptor, Accepted message) {
        if (learned.isPresent()) return;
        BitSet voters = accepted.computeIfAbsent(message.ballot(), ballot -> new BitSet());
        voters.set(acceptor.index());
        if (voters.cardinality() >= quorum) {
            learn(message.value());
            if (isDistinguished()) tellOthers(message.value());
        } else {
            ctx.setTimer(settings.learnTimeout(), new LearnTimeout(instance));
        }
    }

    void onChosen(Chosen message) {
        if (learned.isEmpty()) learn(message.value());
    }

    /** Messages were lost, or acceptors are down: a new proposal brings the chosen value out, if there is one. */
    void onLearnTimeout(LearnTimeout timer) {
        if (learned.isPresent()) return;
        NodeId proposer = roles.proposers().get(asked++ % roles.proposers().size());
        ctx.send(proposer, new Ask(instance));
        ctx.setTimer(settings.learnTimeout(), timer);
    }

    private void learn(Object value) {
        learned = Optional.of(value);
        accepted.clear();
        ctx.cancelTimer(new LearnTimeout(instance));
        ctx.note(new DecisionNote.Decided(instance, value));
    }

    private boolean isDistinguished() {
        return settings.learning() == PaxosSettings.Learning.DISTINGUISHED
                && ctx.self().equals(roles.learners().get(0));
    }

    private void tellOthers(Object value) {
        for (NodeId learner : roles.learners()) {
            if (!learner.equals(ctx.self())) ctx.send(learner, new Chosen(instance, value));
        }
    }
}
