package dev.splitbrain.protocol.paxos.fast;

import java.time.Duration;

/**
 * The options of Fast Paxos, and the one place of their defaults.
 *
 * @param recovery what follows a collision (Lamport 2006, §3.2)
 * @param classicQuorum acceptors that make a quorum of a classic round; 0 for a majority
 * @param fastQuorum acceptors that make a quorum of a fast round; 0 for the fewest that are safe. Any two fast quorums and a
 *     classic one must have an acceptor in common (Lamport 2006, §2.2); other sizes are for lessons
 * @param roundTimeout after which a proposer whose value is not chosen starts a classic round
 * @param firstBackoff the longest random wait after a first refusal; it doubles with each more
 * @param maxBackoff the longest wait at all
 * @param learnTimeout after which a learner that heard of votes asks a proposer
 * @param mutant a mistake made on purpose
 */
public record FastPaxosSettings(
        Recovery recovery,
        int classicQuorum,
        int fastQuorum,
        Duration roundTimeout,
        Duration firstBackoff,
        Duration maxBackoff,
        Duration learnTimeout,
        Mutant mutant) {

    /** What follows a collision (Lamport 2006, §3.2). */
    public enum Recovery {
        /** The coordinator starts a classic round from phase 1: 4 message delays more. */
        RESTART,
        /** The coordinator takes the votes for promises, and goes on with phase 2: 2 message delays more. */
        COORDINATED,
        /** The acceptors do the same on their own, in another fast round: 1 message delay more, if they agree. */
        UNCOORDINATED
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
