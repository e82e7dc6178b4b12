package dev.splitbrain.world;

import java.util.List;

/** Which links a fault hits; resolved at the moment of the fault. A link has a direction. */
public sealed interface LinkSelector {
    /** {@code count} pairs of nodes by chance, each in both directions. */
    record AnyPairs(int count) implements LinkSelector {}

    /** These pairs of nodes, each in both directions. */
    record Pairs(List<Pair> pairs) implements LinkSelector {
        public Pairs {
            pairs = List.copyOf(pairs);
        }
    }

    /** Two nodes by name. */
    record Pair(String one, String other) {}

    /** Every link from a node here to a node there. */
    record Ways(Selector from, Selector to) implements LinkSelector {}

    /** Every link between a node here and a node there, in both directions. */
    record Between(Selector one, Selector other) implements LinkSelector {}

    /** Every link of these nodes, in both directions. */
    record Of(Selector nodes) implements LinkSelector {}
}
