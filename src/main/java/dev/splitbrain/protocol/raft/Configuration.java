package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.NodeId;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who the members are (Raft §6).
 *
 * @param voters whose majority decides
 * @param outgoing while two configurations are joint, the old one's voters, whose majority must agree too; else empty
 * @param learners who receive the log and do not count (Ongaro 2014, §4.2.1)
 */
public record Configuration(List<NodeId> voters, List<NodeId> outgoing, List<NodeId> learners) {
    public Configuration {
        voters = List.copyOf(voters);
        outgoing = List.copyOf(outgoing);
        learners = List.copyOf(learners);
    }

    static Configuration of(List<NodeId> voters) {
        return new Configuration(voters, List.of(), List.of());
    }

    boolean isJoint() {
        return !outgoing.isEmpty();
    }

    boolean isVoter(NodeId node) {
        return voters.contains(node) || outgoing.contains(node);
    }

    /** All who receive the log, each once, in the nodes' order. */
    List<NodeId> members() {
        TreeSet<NodeId> members = new TreeSet<>(voters);
        members.addAll(outgoing);
        members.addAll(learners);
        return List.copyOf(members);
    }

    /** Whether those who agree decide: a majority, and of both configurations while they are joint. */
    boolean agree(Predicate<NodeId> agrees, Rules rules) {
        return agree(voters, agrees, rules) && (outgoing.isEmpty() || agree(outgoing, agrees, rules));
    }

    private static boolean agree(List<NodeId> voters, Predicate<NodeId> agrees, Rules rules) {
        return voters.stream().filter(agrees).count() >= rules.quorum(voters.size());
    }

    // Changes

    Configuration withVoter(NodeId node) {
        return new Configuration(plus(voters, node), outgoing, minus(learners, node));
    }

    Configuration withVoters(List<NodeId> newVoters) {
        return new Configuration(newVoters, List.of(), without(learners, newVoters));
    }

    Configuration withLearner(NodeId node) {
        return new Configuration(voters, outgoing, plus(learners, node));
    }

    Configuration without(NodeId node) {
        return new Configuration(minus(voters, node), outgoing, minus(learners, node));
    }

    /** C-old,new: this configuration's voters and the new ones must both agree (Raft §6). */
    Configuration jointWith(List<NodeId> newVoters) {
        return new Configuration(newVoters, voters, without(learners, newVoters));
    }

    /** C-new. */
    Configuration leavingJoint() {
        return new Configuration(voters, List.of(), learners);
    }

    private static List<NodeId> plus(List<NodeId> nodes, NodeId node) {
        TreeSet<NodeId> more = new TreeSet<>(nodes);
        more.add(node);
        return List.copyOf(more);
    }

    private static List<NodeId> without(List<NodeId> nodes, List<NodeId> those) {
        return nodes.stream().filter(node -> !those.contains(node)).toList();
    }

    private static List<NodeId> minus(List<NodeId> nodes, NodeId node) {
        return without(nodes, List.of(node));
    }

    @Override
    public String toString() {
        return (outgoing.isEmpty() ? "" : names(outgoing) + " → ")
                + names(voters)
                + (learners.isEmpty() ? "" : ", learning " + names(learners));
    }

    private static String names(List<NodeId> nodes) {
        return String.join(" ", nodes.stream().map(NodeId::name).toList());
    }
}
