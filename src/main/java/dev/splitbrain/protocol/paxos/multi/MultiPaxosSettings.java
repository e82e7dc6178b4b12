package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.random.Distribution;
import java.time.Duration;

/**
 * The options of Multi-Paxos, and the one place of their defaults.
 *
 * @param electionTimeout in nanoseconds, drawn anew each time: how long without a leader until a node tries to become it
 * @param heartbeat how often a leader speaks; well below the election timeout
 * @param q1 acceptors that must promise a ballot; 0 for a majority (Howard, Malkhi and Spiegelman 2016, §3)
 * @param q2 acceptors that must accept an entry; 0 for a majority. Safe if q1 + q2 is more than all; others are for lessons
 * @param snapshotEvery executed slots after which a node takes a snapshot and drops the log before it; 0 for never
 * @param catchUpBatch entries that are sent at once to a node that lags
 * @param mutant a mistake made on purpose
 */
public record MultiPaxosSettings(
        Distribution electionTimeout,
        Duration heartbeat,
        int q1,
        int q2,
        int snapshotEvery,
        int catchUpBatch,
        Mutant mutant) {

    /** Times as Raft's, so that the two can be compared; majorities; correct. */
    public static MultiPaxosSettings defaults() {
        return new MultiPaxosSettings(
                Distribution.uniform(150e6, 300e6), Duration.ofMillis(50), 0, 0, 10_000, 1000, Mutant.NONE);
    }

    /** The same with a mistake. */
    public MultiPaxosSettings withMutant(Mutant newMutant) {
        return new MultiPaxosSettings(electionTimeout, heartbeat, q1, q2, snapshotEvery, catchUpBatch, newMutant);
    }

    /** The same with quorums of these sizes. */
    public MultiPaxosSettings withQuorums(int newQ1, int newQ2) {
        return new MultiPaxosSettings(electionTimeout, heartbeat, newQ1, newQ2, snapshotEvery, catchUpBatch, mutant);
    }

    /** The same with a snapshot after so many slots. */
    public MultiPaxosSettings withSnapshotEvery(int slots) {
        return new MultiPaxosSettings(electionTimeout, heartbeat, q1, q2, slots, catchUpBatch, mutant);
    }
}
