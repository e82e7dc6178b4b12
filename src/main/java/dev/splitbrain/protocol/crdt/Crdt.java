package dev.splitbrain.protocol.crdt;

import java.util.List;

/**
 * A state-based replicated object: an immutable value whose {@link #merge} is the least upper bound of two states. So merging is
 * commutative, associative and idempotent, and replicas that have heard the same hold the same, in whatever order and however
 * often they heard it (Shapiro et al. 2011, §2.3).
 *
 * <p>Updates are delta-mutators (Almeida et al. 2018): each gives a small state, the delta, that holds the change alone. Merged
 * into the state it makes the new state; merged into any other replica's it makes the same change there.
 */
public sealed interface Crdt permits GCounter, PnCounter, LwwRegister, MvRegister, OrSet, TwoPhaseSet {
    /** What both know together; both are of the same kind. */
    Crdt merge(Crdt other);

    /** What clients see of it: the count, the values that stand side by side, or the elements. */
    List<Object> values();

    /** How many entries it keeps: what it costs to send. */
    int entries();

    /** Whether the other has all that this one has: the order of which {@link #merge} is the join. */
    default boolean isWithin(Crdt other) {
        return other.merge(this).equals(other);
    }
}
