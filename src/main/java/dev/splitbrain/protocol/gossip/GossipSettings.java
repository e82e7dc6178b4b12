package dev.splitbrain.protocol.gossip;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of gossip, and the one place of their defaults. Sections are of Demers et al. 1987. */
public record GossipSettings(
        @Doc("Whether the caller tells, asks, or both (§1.3).")
        Mode mode,

        @Doc("How many nodes are called each time.") int fanout,
        @Doc("How often a node calls others.") Duration interval,

        @Doc(
                "Whether all nodes call at the same instants, as the tables of the paper count, or each at its own (§1.3).")
        Cycles cycles,

        @Doc("When a node stops passing a rumour on: never, by what those say whom it told, or without asking (§1.4).")
        Mongering mongering,

        @Doc("Whether interest is lost at the k-th contact that counts, or at each with probability 1/k (§1.4).")
        Loss loss,

        @Doc("The k of rumour mongering (§1.4).") int k,

        @Doc(
                "How often a node compares all it has with another's by Merkle trees, and repairs what differs (§1.3); 0s for never.")
        Duration antiEntropy,

        @Doc("Whether what a node has learnt is on its disk, or is forgotten with a crash.")
        boolean durable,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** Who speaks (Demers et al. 1987, §1.3). */
    public enum Mode {
        PUSH,
        PULL,
        PUSH_PULL
    }

    /** When nodes call. */
    public enum Cycles {
        /** Each at its own times. */
        FREE,
        /** All at the multiples of the interval. */
        SYNCHRONOUS
    }

    /** What makes a node lose interest (§1.4). */
    public enum Mongering {
        /** Nothing: a simple epidemic. */
        NONE,
        /** Telling those who knew already. */
        FEEDBACK,
        /** Telling anybody. */
        BLIND
    }

    /** At which contact (§1.4). */
    public enum Loss {
        /** The k-th in a row. */
        COUNTER,
        /** Each, with probability 1/k. */
        COIN
    }

    public GossipSettings {
        if (fanout < 1) throw new IllegalArgumentException("fanout must be at least 1");
        if (k < 1) throw new IllegalArgumentException("k must be at least 1");
        if (interval.isZero() || interval.isNegative())
            throw new IllegalArgumentException("interval must be longer than 0s");
    }

    /** Push–pull with one partner every 200 ms; nobody loses interest; no anti-entropy. */
    public static GossipSettings defaults() {
        return new GossipSettings(
                Mode.PUSH_PULL,
                1,
                Duration.ofMillis(200),
                Cycles.FREE,
                Mongering.NONE,
                Loss.COUNTER,
                2,
                Duration.ZERO,
                false,
                Mutant.NONE);
    }

    /** The same, with another who speaks. */
    public GossipSettings with(Mode newMode) {
        return new GossipSettings(newMode, fanout, interval, cycles, mongering, loss, k, antiEntropy, durable, mutant);
    }

    boolean synchronous() {
        return cycles == Cycles.SYNCHRONOUS;
    }

    boolean feedback() {
        return mongering == Mongering.FEEDBACK;
    }
}
