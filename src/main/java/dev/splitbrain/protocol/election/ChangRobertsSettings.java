package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of elections on a ring, and the one place of their defaults. */
public record ChangRobertsSettings(
        @Doc("How numbers lie along the ring, whose nodes pass messages on in the scenario's order.")
        Numbers numbers,

        @Doc("Who begins an election when it starts. The others join when a message comes by.")
        Initiators initiators,

        @Doc(
                value =
                        "How long a node waits for the next one to confirm a message until it passes that one over: longer than a"
                                + " message takes there and back, or two will lead. 0s: as in the paper nothing is confirmed, and no node may die.",
                zeroIsNever = true)
        Duration repair,

        @Doc(value = "How often the leader sends word of itself round. 0s: once, as in the paper.", zeroIsNever = true)
        Duration heartbeat,

        @Doc(
                value =
                        "How long a node waits for word of a leader until it begins an election: longer than a message takes all the"
                                + " way round. 0s: for ever, as in the paper.",
                zeroIsNever = true)
        Duration patience,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** How numbers lie along the ring. */
    public enum Numbers {
        /** Drawn by chance; kept on disk, since a number is for life. */
        RANDOM,
        /** Each greater than the one before: a message is taken off by the next node, the best case. */
        ASCENDING,
        /** Each less than the one before: a message goes on until it meets the greatest, the worst case. */
        DESCENDING
    }

    /** Who begins. */
    public enum Initiators {
        /** Every node. */
        ALL,
        /** The first node of the scenario. */
        FIRST
    }

    /** Mistakes made on purpose, which checks must catch. */
    public enum Mutant {
        /** Correct. */
        NONE,
        /** Numbers less than its own are passed on too: n² messages, and two leaders where nodes come back. */
        FORWARDS_SMALLER,
        /** Who leads passes its own number on once more, and so for ever. */
        KEEPS_ITS_OWN,
        /** A node leads with the first number that comes by. */
        LEADS_AT_FIRST,
        /** A leader passes a greater number on and leads still. */
        LEADS_ON,
        /** What the dead began is passed on behind their place, and never taken off. */
        PASSES_ON_FOR_THE_DEAD
    }

    public ChangRobertsSettings {
        if (!heartbeat.isZero() && !patience.isZero() && patience.compareTo(heartbeat) <= 0)
            throw new IllegalArgumentException("patience must be longer than heartbeat");
    }

    /** As in the paper: numbers by chance, everybody begins, and nothing fails. */
    public static ChangRobertsSettings defaults() {
        return new ChangRobertsSettings(
                Numbers.RANDOM, Initiators.ALL, Duration.ZERO, Duration.ZERO, Duration.ZERO, Mutant.NONE);
    }

    /** Whether it gets over crashes. */
    public boolean survivesCrashes() {
        return !repair.isZero() && !heartbeat.isZero() && !patience.isZero();
    }
}
