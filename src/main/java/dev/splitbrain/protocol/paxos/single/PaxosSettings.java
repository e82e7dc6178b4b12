package dev.splitbrain.protocol.paxos.single;

import java.time.Duration;

/**
 * The options of single-decree Paxos, and the one place of their defaults.
 *
 * @param roundTimeout after which a proposer whose round got stuck starts another
 * @param backoff whether a proposer that was refused waits for a random time: without, duelling proposers may never end
 *     (Lamport 2001, §2.4)
 * @param firstBackoff the longest wait after a first refusal; it doubles with each more
 * @param maxBackoff the longest wait at all
 * @param q1 acceptors that must promise; 0 for a majority (Howard, Malkhi and Spiegelman 2016)
 * @param q2 acceptors that must accept; 0 for a majority. Safe if q1 + q2 is more than all; others are for lessons
 * @param learning whom acceptors tell (Lamport 2001, §2.3)
 * @param learnTimeout after which a learner that heard of votes has a proposer issue a proposal (Lamport 2001, §2.3)
 * @param mutant a mistake made on purpose
 */
public record PaxosSettings(
        Duration roundTimeout,
        boolean backoff,
        Duration firstBackoff,
        Duration maxBackoff,
        int q1,
        int q2,
        Learning learning,
        Duration learnTimeout,
        Mutant mutant) {

    /** Whom acceptors tell what they accepted. */
    public enum Learning {
        /** All learners: one message delay, acceptors times learners messages. */
        EVERYONE,
        /** The first learner, who tells the others: one delay more, acceptors plus learners messages. */
        DISTINGUISHED
    }

    /** Times for a network within a region; majorities; correct. */
    public static PaxosSettings defaults() {
        return new PaxosSettings(
                Duration.ofMillis(200),
                true,
                Duration.ofMillis(20),
                Duration.ofSeconds(2),
                0,
                0,
                Learning.EVERYONE,
                Duration.ofMillis(500),
                Mutant.NONE);
    }

    /** The same with a mistake. */
    public PaxosSettings withMutant(Mutant newMutant) {
        return new PaxosSettings(
                roundTimeout, backoff, firstBackoff, maxBackoff, q1, q2, learning, learnTimeout, newMutant);
    }

    /** The same with or without waits after refusals. */
    public PaxosSettings withBackoff(boolean newBackoff) {
        return new PaxosSettings(
                roundTimeout, newBackoff, firstBackoff, maxBackoff, q1, q2, learning, learnTimeout, mutant);
    }

    /** The same with quorums of these sizes. */
    public PaxosSettings withQuorums(int newQ1, int newQ2) {
        return new PaxosSettings(
                roundTimeout, backoff, firstBackoff, maxBackoff, newQ1, newQ2, learning, learnTimeout, mutant);
    }
}
