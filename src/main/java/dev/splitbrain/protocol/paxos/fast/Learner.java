package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Ask;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Chosen;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Voted;
import dev.splitbrain.protocol.paxos.fast.FastPaxosTimer.LearnTimeout;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts votes: a value is chosen once a quorum has voted for it in one ballot, a larger one if the ballot is fast. */
final class Learner {
    private final Context<FastPaxosMessage> ctx;
    private final String instance;
    private final Roles roles;
    private final Rounds rounds;
    private final FastPaxosSettings settings;
    private final SortedMap<Long, Tally> tallies = new TreeMap<>(); // by ballot
    private Optional<Object> learned = Optional.empty();
    private int asked; // how many times it asked a proposer

    Learner(Context<FastPaxosMessage> ctx, String instance, Roles roles, Rounds rounds, FastPaxosSettings settings) {
        this.ctx = ctx;
        this.instance = instance;
        this.roles = roles;
        this.rounds = rounds;
        this.settings = settings;
    }

    /** The chosen value, once it is known here. */
    Optional<Object> learned() {
        return learned;
    }

    Tally tally(long ballot) {
        return tallies.computeIfAbsent(ballot, key -> new Tally());
    }

    void onVoted(NodeId acceptor, Voted voted) {
        if (learned.isPresent()) return;
        Tally tally = tally(voted.ballot());
        tally.add(acceptor, voted.value());
        Optional<Object> chosen = tally.chosenBy(rounds.quorum(voted.ballot()));
        if (chosen.isPresent()) learn(chosen.get());
        else ctx.setTimer(settings.learnTimeout(), new LearnTimeout(instance));
    }

    void onChosen(Chosen message) {
        if (learned.isEmpty()) learn(message.value());
    }

    /** Messages were lost, or acceptors are down: a proposer knows, or finds out. */
    void onLearnTimeout(LearnTimeout timer) {
        if (learned.isPresent() || !roles.isLearner(ctx.self())) return;
        ctx.send(roles.proposers().get(asked++ % roles.proposers().size()), new Ask(instance));
        ctx.setTimer(settings.learnTimeout(), timer);
    }

    private void learn(Object value) {
        learned = Optional.of(value);
        tallies.clear();
        ctx.cancelTimer(new LearnTimeout(instance));
        ctx.note(new Decided(instance, value));
    }
}
