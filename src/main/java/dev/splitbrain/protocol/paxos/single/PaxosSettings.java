package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of single-decree Paxos, and the one place of their defaults. Sections are of Lamport 2001. */
public record PaxosSettings(
        @Doc("After this time a proposer whose round got stuck starts another (§2.4).")
        Duration roundTimeout,

        @Doc(
                "Whether a proposer that was refused waits for a random time; without, duelling proposers may never end (§2.4).")
        boolean backoff,

        @Doc("The longest wait after a first refusal; it doubles with each more.")
        Duration firstBackoff,

        @Doc("The longest wait at all.") Duration maxBackoff,

        @Doc("How many acceptors must promise a ballot; 0 for a majority (Howard, Malkhi and Spiegelman 2016, §3).")
        int q1,

        @Doc(
                "How many acceptors must accept a value; 0 for a majority. Safe where q1 + q2 is more than all of them; others are for lessons.")
        int q2,

        @Doc("Whom acceptors tell what they accepted: every learner, or one that tells the others (§2.3).")
        Learning learning,

        @Doc(
                "After this time a learner that heard of votes, but not of enough, has a proposer issue a proposal (§2.3).")
        Duration learnTimeout,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** Whom acceptors tell what they accepted. */
    public enum Learning {
        /** All learners: one message delay, acceptors times learners messages. */
        EVERYONE,
        /** The first learner, who tells the others: one delay more, acceptors plus learners messages. */
        DISTINGUISHED
    }

    public PaxosSettings {
        if (q1 < 0) throw new IllegalArgumentException("q1 must not be negative");
        if (q2 < 0) throw new IllegalArgumentException("q2 must not be negative");
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

    /** The same with acceptors that tell others. */
    public PaxosSettings withLearning(Learning newLearning) {
        return new PaxosSettings(
                roundTimeout, backoff, firstBackoff, maxBackoff, q1, q2, newLearning, learnTimeout, mutant);
    }
}
