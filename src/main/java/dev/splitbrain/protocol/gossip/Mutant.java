package dev.splitbrain.protocol.gossip;

/** Mistakes made on purpose, which checks must catch. */
public enum Mutant {
    /** Correct. */
    NONE,
    /** Whoever is told keeps it to itself: a node is infected and never infectious. */
    KEEPS_IT_TO_ITSELF,
    /** Always calls the next node in the list instead of a random one. */
    CALLS_THE_NEXT,
    /** A contact that was useful does not reset the counter. */
    KEEPS_COUNTING,
    /** Who learns in a cycle claims in the same cycle to have known: a cycle is no snapshot. */
    KNEW_IT_ALL_ALONG,
    /** In cycles too, the counter moves with each that calls, not once a cycle. */
    COUNTS_EACH_CALLER,
    /** Answers with what it knows and does not listen: the push half of push–pull is thrown away. */
    DOES_NOT_LISTEN,
    /** Comparing Merkle trees, it never looks into the last subtree. */
    SKIPS_A_SUBTREE,
    /** Finds what differs and sends nothing. */
    COMPARES_AND_FORGETS
}
