package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Who accepts votes, and who leads. Acceptors are the nodes of that role; where the scenario has none, 2F + 1 participants,
 * beginning with the leader. The leader is a node of the role {@code coordinator}, or the first acceptor, or, where both
 * are participants, the one that holds the transaction's first key.
 */
final class Acceptors {
    private final PaxosCommitSettings settings;
    private final Layout layout;
    private final List<NodeId> named;

    Acceptors(Context<?> ctx, PaxosCommitSettings settings) {
        this.settings = settings;
        named = ctx.nodes("acceptor");
        List<NodeId> coordinators = ctx.nodes("coordinator");
        if (coordinators.isEmpty() && !named.isEmpty()) coordinators = named.subList(0, 1);
        layout = new Layout(ctx, settings.initiator(), coordinators);
        int there = candidates().size();
        if (there < settings.acceptors()) {
            throw new IllegalArgumentException("Paxos Commit that survives " + settings.faults() + " faults needs "
                    + settings.acceptors() + " acceptors, and there are " + there);
        }
    }

    private List<NodeId> candidates() {
        return named.isEmpty() ? layout.participants() : named;
    }

    Layout layout() {
        return layout;
    }

    /** The 2F + 1 acceptors of a transaction. */
    List<NodeId> of(Branch branch) {
        List<NodeId> candidates = candidates();
        int first = named.isEmpty() ? Math.max(0, candidates.indexOf(branch.coordinator())) : 0;
        List<NodeId> chosen = new ArrayList<>();
        for (int i = 0; i < settings.acceptors(); i++) chosen.add(candidates.get((first + i) % candidates.size()));
        return chosen;
    }

    /** The F + 1 that participants send their votes to while nothing fails (Gray and Lamport 2006, §4.2). */
    List<NodeId> firstOf(Branch branch) {
        return of(branch).subList(0, settings.faults() + 1);
    }

    /** Who hears what the participants' ballot accepted. */
    TreeSet<NodeId> learnersOf(Branch branch) {
        TreeSet<NodeId> learners = new TreeSet<>();
        if (settings.faster()) learners.addAll(branch.participants());
        boolean leaderAnswers = !layout.participantsInitiate();
        if (!settings.faster() || leaderAnswers) learners.add(branch.coordinator());
        return learners;
    }

    /** Who may lead, the first choice first. */
    List<NodeId> leadersOf(Branch branch) {
        List<NodeId> leaders = new ArrayList<>(List.of(branch.coordinator()));
        for (NodeId acceptor : of(branch)) if (!leaders.contains(acceptor)) leaders.add(acceptor);
        return leaders;
    }
}
