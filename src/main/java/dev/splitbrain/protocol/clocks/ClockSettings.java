package dev.splitbrain.protocol.clocks;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of the clocks' workbench, and the one place of their defaults. */
public record ClockSettings(
        @Doc("Which clock gives events their times.") Kind clock,

        @Doc("How long a node waits between two of its own events, on average.")
        Duration interval,

        @Doc("How many of a node's own events are messages to another node, in per cent.")
        int sends,

        @Doc("How far a wall clock may be off, for the interval clock (Corbett et al. 2012, §3).")
        Duration clockBound,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** The clocks. */
    public enum Kind {
        /** A counter that is ahead of all it has heard of (Lamport 1978). */
        LAMPORT,
        /** A counter for each node (Fidge 1988, Mattern 1989). */
        VECTOR,
        /** A wall clock and a counter (Kulkarni et al. 2014). */
        HYBRID,
        /** A wall clock with known bounds, and waiting (Corbett et al. 2012). */
        INTERVAL
    }

    public ClockSettings {
        if (interval.isZero() || interval.isNegative())
            throw new IllegalArgumentException("interval must be longer than 0s");
        if (sends < 0 || sends > 100) throw new IllegalArgumentException("sends is from 0 to 100");
    }

    /** Vector clocks; an event each 50 ms, half of them messages; clocks within 10 ms. */
    public static ClockSettings defaults() {
        return new ClockSettings(Kind.VECTOR, Duration.ofMillis(50), 50, Duration.ofMillis(10), Mutant.NONE);
    }
}
