package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of the lock, and the one place of their defaults. */
public record LockSettings(
        @Doc(
                "Whether one lock server grants the lock, the first of the scenario, or a majority of all of them (Redlock, Sanfilippo 2014).")
        Algorithm algorithm,

        @Doc("How long the lock is granted for: the lease term (Gray and Cheriton 1989).")
        Duration lease,

        @Doc(
                "By what share of its length a worker takes its lease for shorter than it is, since clocks drift: the ε of Gray and Cheriton 1989; a hundredth in Redlock.")
        double driftAllowance,

        @Doc(
                "By which clock leases are measured: the monotonic one, which never jumps, or the wall clock, as in the Redis of 2016.")
        LeaseClock clock,

        @Doc("What a lock server knows of leases after a crash.")
        Restart restart,

        @Doc("What the store checks the holder's token for (Burrows 2006, §2.4, sequencers; Kleppmann 2016).")
        Fencing fencing,

        @Doc(
                "Whether a worker looks at its clock before it writes, and gives up once its lease is over. Helps; but time passes between the look and the write.")
        boolean checksLease,

        @Doc(
                value = "How often a worker that holds the lock asks for its lease to begin anew; 0s for never.",
                zeroIsNever = true)
        Duration renewEvery,

        @Doc("How long a worker works on the value that it read before it writes the new one.")
        Duration work,

        @Doc("How long a worker waits before it tries again to get the lock.")
        Duration retryDelay,

        @Doc("By what share of itself that delay is longer, at most, by chance: else two who collide collide again.")
        double jitter,

        @Doc(
                "How long a worker waits for lock servers before it gives an attempt up, and for the store before it asks again.")
        Duration answerTimeout,

        @Doc("A mistake made on purpose.") LockMutant mutant) {

    /** Who grants the lock. */
    public enum Algorithm {
        /** One lock server. */
        SINGLE,
        /** A majority of independent ones. */
        REDLOCK
    }

    /** Which clock measures leases. */
    public enum LeaseClock {
        /** It drifts, and never jumps. */
        MONOTONIC,
        /** It is set by people and daemons, and jumps. */
        WALL
    }

    /** What a lock server does about leases that were granted before it crashed. */
    public enum Restart {
        /** Each grant is forced to disk; the last one gets a full lease again. */
        REMEMBERS,
        /** It grants nothing for the length of a lease: by then all of them are over (delayed restart, Sanfilippo 2014). */
        WAITS,
        /** WRONG where it matters: it grants the lock at once, though somebody may have it. */
        FORGETS
    }

    /** What the store does with tokens. */
    public enum Fencing {
        /** Nothing: whoever writes is believed. */
        NONE,
        /** It refuses writes with a token older than one that it has seen a write with. */
        WRITES,
        /** It refuses reads as well, and counts their tokens: a value that is read to be changed is not changed behind one's back. */
        ALL
    }

    public LockSettings {
        if (lease.isZero() || lease.isNegative()) throw new IllegalArgumentException("lease must be longer than 0s");
        if (driftAllowance < 0 || driftAllowance >= 1)
            throw new IllegalArgumentException("drift_allowance must be at least 0% and less than 100%");
        if (jitter < 0) throw new IllegalArgumentException("jitter must not be negative");
        if (algorithm == Algorithm.REDLOCK && fencing != Fencing.NONE)
            throw new IllegalArgumentException(
                    "fencing needs tokens that grow with each grant, and Redlock's servers, which do not know of each"
                            + " other, have none (Kleppmann 2016): say fencing: none, or algorithm: single");
    }

    /** One lock server that remembers, and a store that checks tokens; correct. */
    public static LockSettings defaults() {
        return new LockSettings(
                Algorithm.SINGLE,
                Duration.ofMillis(500),
                0.01,
                LeaseClock.MONOTONIC,
                Restart.REMEMBERS,
                Fencing.ALL,
                true,
                Duration.ZERO,
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                0.5,
                Duration.ofMillis(100),
                LockMutant.NONE);
    }

    /** What a node's clock shows, of the two it has. */
    long now(Context<?> ctx) {
        return clock == LeaseClock.WALL ? ctx.clockNanos() : ctx.monotonicNanos();
    }

    /** For how long after it asked a worker may take the lock for its own (Gray and Cheriton 1989; Redlock's validity). */
    long validNanos() {
        return lease.toNanos() - (long) StrictMath.ceil(lease.toNanos() * driftAllowance);
    }

    /** After what time a lock server takes a lease for over. */
    long grantedNanos() {
        return mutant == LockMutant.GRANTS_TOO_EARLY ? lease.toNanos() / 5 * 4 : lease.toNanos();
    }

    /** How many of the lock servers must grant the lock. */
    int quorum(int servers) {
        return mutant == LockMutant.MAJORITY_OFF_BY_ONE ? Math.max(1, servers / 2) : servers / 2 + 1;
    }
}
