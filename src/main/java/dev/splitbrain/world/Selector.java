package dev.splitbrain.world;

import java.util.List;

/** Which nodes a fault hits; resolved at the moment of the fault, and the names recorded. */
public sealed interface Selector {
    /** These nodes, by name. */
    record Named(List<String> names) implements Selector {
        public Named {
            names = List.copyOf(names);
        }
    }

    /** The nodes in this role now ({@code leader}, {@code followers}), or that the scenario gave this role. */
    record Role(String role) implements Selector {}

    /** {@code count} nodes by chance of those that {@code of} gives. */
    record AnyOf(int count, Selector of) implements Selector {}

    /** The largest number of nodes that is less than half, by chance. */
    record Minority() implements Selector {}

    /** The smallest number of nodes that is more than half, by chance. */
    record Majority() implements Selector {}

    /** Half of the nodes, rounded up, by chance: of an even number neither half is a majority. */
    record Half() implements Selector {}

    record All() implements Selector {}

    /** The nodes of a region, a zone or a rack. */
    record Region(String name) implements Selector {}

    /** The nodes that none of the others of the same fault names. */
    record Rest() implements Selector {}
}
