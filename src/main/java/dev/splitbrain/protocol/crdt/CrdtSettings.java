package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of the replicated data types, and the one place of their defaults. Sections are of Shapiro et al. 2011. */
public record CrdtSettings(
        @Doc("Which data type the objects are of (§3).") CrdtType type,

        @Doc(
                "Whether a replica sends all that it has (§2.3), or the changes that were not acknowledged (Almeida et al. 2018, algorithm 2).")
        Replication replication,

        @Doc("Whether a replica sends to one other by chance each time, or to all.")
        Partners partners,

        @Doc("How often a replica sends to others.") Duration interval,

        @Doc(
                "How many changes a replica keeps for those who have not acknowledged them; who lacks older ones gets the full state.")
        int buffer,

        @Doc("Where an LWW-Register's stamps come from (§3.2.1).")
        Stamps stamps,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** What replicas send. */
    public enum Replication {
        STATE,
        DELTA
    }

    /** To how many. */
    public enum Partners {
        ONE,
        ALL
    }

    /** What says which of two assignments was the later one. */
    public enum Stamps {
        /** A count that is higher than all that the replica has heard of: consistent with causes, as §3.2.1 asks. */
        COUNT,
        /** The wall clock of the replica, in milliseconds. */
        WALL_CLOCK
    }

    public CrdtSettings {
        if (interval.isZero() || interval.isNegative())
            throw new IllegalArgumentException("interval must be longer than 0s");
        if (buffer < 1) throw new IllegalArgumentException("buffer must be at least 1");
    }

    /** An OR-Set, whose changes each replica sends to one other every 200 ms. */
    public static CrdtSettings defaults() {
        return new CrdtSettings(
                CrdtType.OR_SET,
                Replication.DELTA,
                Partners.ONE,
                Duration.ofMillis(200),
                1000,
                Stamps.COUNT,
                Mutant.NONE);
    }
}
