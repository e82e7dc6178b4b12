package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** What an operator tells a node to do at some time. */
public record Order(
        @Doc(value = "When, on the node's own clock.", means = Doc.Meaning.MOMENT)
        Duration at,

        @Doc(value = "The node that is told.", means = Doc.Meaning.NODE)
        String node,

        @Doc("Whether it joins, until when it is no member, or leaves.")
        Action action) {

    /** What an order is about. */
    public enum Action {
        JOIN,
        LEAVE
    }

    public Order {
        if (node.isEmpty()) throw new IllegalArgumentException("an order needs its node: node: n1");
    }

    /** An order to nobody. */
    public static Order defaults() {
        return new Order(Duration.ZERO, "n1", Action.LEAVE);
    }
}
