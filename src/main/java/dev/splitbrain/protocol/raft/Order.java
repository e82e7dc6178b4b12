package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Doc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operator tells the cluster to do at some time. An order to change members goes to whoever leads, again and again
 * until it is done; an order with {@code on} goes to that node, once.
 */
public record Order(
        @Doc(value = "When, on the node's own clock.", means = Doc.Meaning.MOMENT)
        Duration at,

        @Doc(value = "The one node that is told; without it, whoever leads.", means = Doc.Meaning.NODE)
        Optional<String> on,

        @Doc(value = "Makes this node a voter (dissertation §4.1).", means = Doc.Meaning.NODE)
        Optional<String> add,

        @Doc(
                value = "Makes this node a learner, who receives the log and does not vote (dissertation §4.2.1).",
                means = Doc.Meaning.NODE)
        Optional<String> learn,

        @Doc(value = "Removes this node (dissertation §4.2.2).", means = Doc.Meaning.NODE)
        Optional<String> remove,

        @Doc(
                value = "Makes these nodes the voters, all at once: only by joint consensus (Raft §6).",
                means = Doc.Meaning.NODE)
        List<String> members,

        @Doc(value = "Hands leadership to this node (dissertation §3.10).", means = Doc.Meaning.NODE)
        Optional<String> transfer,

        @Doc("Starts an election at once.") boolean campaign) {

    public Order {
        members = List.copyOf(members);
        long actions = Stream.of(add, learn, remove, transfer)
                        .filter(Optional::isPresent)
                        .count()
                + (members.isEmpty() ? 0 : 1)
                + (campaign ? 1 : 0);
        if (actions > 1)
            throw new IllegalArgumentException("an order is one of add, learn, remove, members, transfer and campaign");
        if (campaign && on.isEmpty()) throw new IllegalArgumentException("campaign needs the node: on: n1");
    }

    /** An order of nothing at the start. */
    public static Order defaults() {
        return new Order(
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    /** Whether it is about who the members are. */
    boolean changesMembers() {
        return add.isPresent() || learn.isPresent() || remove.isPresent() || !members.isEmpty();
    }
}
