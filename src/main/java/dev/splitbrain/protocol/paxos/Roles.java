package dev.splitbrain.protocol.paxos;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.List;

/**
 * Who proposes, who accepts and who learns (Lamport 2001, §2.1): "a single process may act as more than one agent". A scenario
 * gives a node the role {@code proposer}, {@code acceptor} or {@code learner}, several of them joined as in
 * {@code proposer+learner}, or all of them: {@code all}, or {@code node} where it names none.
 */
public record Roles(List<NodeId> proposers, List<NodeId> acceptors, List<NodeId> learners) {
    public Roles {
        if (proposers.isEmpty()) throw new IllegalArgumentException("Paxos needs a node that is a proposer");
        if (acceptors.isEmpty()) throw new IllegalArgumentException("Paxos needs a node that is an acceptor");
    }

    private static final List<String> EVERY_ROLE = List.of("node", "all");
    private static final List<String> JOINED = List.of(
            "proposer",
            "acceptor",
            "learner",
            "proposer+acceptor",
            "proposer+learner",
            "acceptor+learner",
            "proposer+acceptor+learner");

    /** The roles as the scenario gives them. */
    public static Roles of(Context<?> ctx) {
        return new Roles(having("proposer", ctx), having("acceptor", ctx), having("learner", ctx));
    }

    /** How many of nodes with these roles are proposers. */
    public static int proposers(List<String> roles) {
        return count("proposer", roles);
    }

    /** How many of nodes with these roles are acceptors. */
    public static int acceptors(List<String> roles) {
        return count("acceptor", roles);
    }

    private static int count(String role, List<String> roles) {
        return (int) roles.stream()
                .filter(name -> EVERY_ROLE.contains(name) || JOINED.contains(name) && has(role, name))
                .count();
    }

    private static boolean has(String role, String joined) {
        return List.of(joined.split("\\+")).contains(role);
    }

    private static List<NodeId> having(String role, Context<?> ctx) {
        List<NodeId> nodes = new ArrayList<>();
        for (String name : EVERY_ROLE) nodes.addAll(ctx.nodes(name));
        for (String name : JOINED) if (has(role, name)) nodes.addAll(ctx.nodes(name));
        nodes.sort(null);
        return List.copyOf(nodes);
    }

    /** The proposer, counted from 0, that a node is. */
    public int proposerIndex(NodeId node) {
        return proposers.indexOf(node);
    }

    public boolean isProposer(NodeId node) {
        return proposers.contains(node);
    }

    public boolean isAcceptor(NodeId node) {
        return acceptors.contains(node);
    }

    public boolean isLearner(NodeId node) {
        return learners.contains(node);
    }
}
