package dev.splitbrain.node;

/**
 * What a node tells of values that are to be agreed on. An instance is what needs one value: a key, a slot of a log, a
 * transaction. Every protocol that chooses values emits these, so that one set of invariants judges them all.
 */
public sealed interface DecisionNote extends Note {
    /** A client's value entered the contest. */
    record Proposed(Object instance, Object value) implements DecisionNote {}

    /** The node knows that this value was chosen: no other can ever be. */
    record Decided(Object instance, Object value) implements DecisionNote {}
}
