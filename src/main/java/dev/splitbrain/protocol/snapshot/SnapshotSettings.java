package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of snapshots, and the one place of their defaults. */
public record SnapshotSettings(
        @Doc("How nodes record a global state.") Algorithm algorithm,

        @Doc("Which channels there are.") Topology topology,

        @Doc("How long a node waits from one payment to the next, on average.")
        Duration transfers,

        @Doc("How long an initiator waits from one snapshot to the next.")
        Duration snapshots,

        @Doc("How many of the nodes begin snapshots, the first ones of the scenario, all at the same time.")
        int initiators,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** How a global state is recorded. */
    public enum Algorithm {
        /** Markers separate what is before from what is after, on channels that keep order (Chandy and Lamport 1985). */
        CHANDY_LAMPORT,
        /** Messages have the colour of their sender, so that channels need not keep order (Lai and Yang 1987). */
        LAI_YANG,
        /** The initiator asks one node after the other what it has. */
        NAIVE
    }

    /** Which channels there are. */
    public enum Topology {
        /** From each node to each other. */
        COMPLETE,
        /** From each node to the next one of the scenario, and from the last to the first. */
        RING
    }

    /** Mistakes made on purpose, which checks must catch. */
    public enum Mutant {
        /** Correct. */
        NONE,
        /** Records all channels as empty. */
        FORGETS_CHANNELS,
        /** Goes on recording a channel after its marker, as long as others are open. */
        RECORDS_PAST_MARKER,
        /** Looks at its balance when the last marker has come, not the first. */
        RECORDS_AT_THE_END,
        /** Pays once more between recording its state and sending its markers. */
        PAYS_BEFORE_MARKERS,
        /** Sends no marker along its last channel. */
        SKIPS_A_CHANNEL,
        /** Takes the marker of another snapshot for one of the snapshot that it is recording. */
        MIXES_SNAPSHOTS,
        /** Lai and Yang: takes the money first, and looks at the colour of the message then. */
        RECEIVES_FIRST
    }

    public SnapshotSettings {
        if (transfers.isZero() || transfers.isNegative())
            throw new IllegalArgumentException("transfers must be longer than 0s");
        if (snapshots.isZero() || snapshots.isNegative())
            throw new IllegalArgumentException("snapshots must be longer than 0s");
        if (initiators < 1) throw new IllegalArgumentException("initiators must be at least 1");
    }

    /** Chandy and Lamport's algorithm in a complete graph; a payment every 100 ms, a snapshot by the first node every second. */
    public static SnapshotSettings defaults() {
        return new SnapshotSettings(
                Algorithm.CHANDY_LAMPORT,
                Topology.COMPLETE,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                1,
                Mutant.NONE);
    }
}
