package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of Fast Paxos, and the one place of their defaults. Sections are of Lamport 2006. */
public record FastPaxosSettings(
        @Doc(
                "What follows a collision: a new round, or one that uses the votes, by the coordinator or without it (§3.2).")
        Recovery recovery,

        @Doc("How many acceptors make a quorum of a classic round; 0 for a majority.")
        int classicQuorum,

        @Doc(
                "How many acceptors make a quorum of a fast round; 0 for the fewest of which two meet in every classic quorum (§3.1). Others are for lessons.")
        int fastQuorum,

        @Doc("After this time a proposer whose value is not chosen starts a classic round.")
        Duration roundTimeout,

        @Doc("The longest random wait after a first refusal; it doubles with each more.")
        Duration firstBackoff,

        @Doc("The longest wait at all.") Duration maxBackoff,

        @Doc("After this time a learner that heard of votes, but not of enough, asks a proposer.")
        Duration learnTimeout,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** What follows a collision (Lamport 2006, §3.2). */
    public enum Recovery {
        /** The coordinator starts a classic round from phase 1: 4 message delays more. */
        RESTART,
        /** The coordinator takes the votes for promises, and goes on with phase 2: 2 message delays more. */
        COORDINATED,
        /** The acceptors do the same on their own, in another fast round: 1 message delay more, if they agree. */
        UNCOORDINATED
    }

    public FastPaxosSettings {
        if (classicQuorum < 0) throw new IllegalArgumentException("classic_quorum must not be negative");
        if (fastQuorum < 0) throw new IllegalArgumentException("fast_quorum must not be negative");
    }

    /** Times for a network within a region; the smallest safe quorums; coordinated recovery; correct. */
    public static FastPaxosSettings defaults() {
        return new FastPaxosSettings(
                Recovery.COORDINATED,
                0,
                0,
                Duration.ofMillis(200),
                Duration.ofMillis(20),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Mutant.NONE);
    }

    /** The same with a mistake. */
    public FastPaxosSettings withMutant(Mutant newMutant) {
        return new FastPaxosSettings(
                recovery, classicQuorum, fastQuorum, roundTimeout, firstBackoff, maxBackoff, learnTimeout, newMutant);
    }

    /** The same with another recovery. */
    public FastPaxosSettings withRecovery(Recovery newRecovery) {
        return new FastPaxosSettings(
                newRecovery, classicQuorum, fastQuorum, roundTimeout, firstBackoff, maxBackoff, learnTimeout, mutant);
    }

    /** The same with quorums of these sizes. */
    public FastPaxosSettings withQuorums(int newClassic, int newFast) {
        return new FastPaxosSettings(
                recovery, newClassic, newFast, roundTimeout, firstBackoff, maxBackoff, learnTimeout, mutant);
    }
}
