package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of the replicated store, and the one place of their defaults. Sections are of DeCandia et al. 2007. */
public record Settings(
        @Doc("How it tells which of two versions is newer, and whether neither is (§4.4).")
        Versions versions,

        @Doc("How many replicas hold each key; all nodes, where there are fewer (§4.3).")
        int n,

        @Doc("How many replicas must have answered before a read is answered (§4.5).")
        int r,

        @Doc("How many replicas must have stored a write before it is acknowledged (§4.5).")
        int w,

        @Doc(
                "Whether a coordinator asks all replicas of a key, or only as many, by chance, as must answer (Bailis et al. 2012, §2).")
        Asks asks,

        @Doc("How long a coordinator waits for a replica before it does without.")
        Duration patience,

        @Doc("Whether other nodes stand in for replicas that do not answer, and count (§4.6).")
        boolean sloppy,

        @Doc("How often a node that keeps a write for a replica tries to hand it over (§4.6); 0s for no hints at all.")
        Duration hintedHandoff,

        @Doc("Whether replicas that a read finds behind are sent what they lack (§5).")
        boolean readRepair,

        @Doc(
                value = "How often a replica compares all it has with the others by Merkle trees (§4.7); 0s for never.",
                zeroIsNever = true)
        Duration antiEntropy,

        @Doc("How far a clock may be off, for commit-wait (Corbett et al. 2012, §3).")
        Duration clockBound,

        @Doc("A mistake made on purpose.") Mutant mutant) {
    /** Whom a coordinator asks. */
    public enum Asks {
        ALL,
        ENOUGH
    }

    public Settings {
        if (n < 1) throw new IllegalArgumentException("n must be at least 1");
        if (r < 1 || r > n) throw new IllegalArgumentException("r must be between 1 and n (" + n + ")");
        if (w < 1 || w > n) throw new IllegalArgumentException("w must be between 1 and n (" + n + ")");
        if (patience.isZero() || patience.isNegative())
            throw new IllegalArgumentException("patience must be longer than 0s");
    }

    /** Three replicas, one answer is enough, dotted version vectors, nothing repaired. */
    public static Settings defaults() {
        return new Settings(
                Versions.DOTTED_VERSION_VECTOR,
                3,
                1,
                1,
                Asks.ALL,
                Duration.ofMillis(100),
                false,
                Duration.ZERO,
                false,
                Duration.ZERO,
                Duration.ofMillis(10),
                Mutant.NONE);
    }

    boolean keepsHints() {
        return !hintedHandoff.isZero();
    }
}
