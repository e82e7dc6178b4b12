package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.Doc;
import dev.splitbrain.protocol.shared.ReplicatedObject;
import dev.splitbrain.random.Distribution;
import java.time.Duration;

/** The options of Multi-Paxos, and the one place of their defaults. Sections are of Lamport 2001. */
public record MultiPaxosSettings(
        @Doc("How long a node waits for a leader, or a candidate for promises, drawn anew each time (§3).")
        Distribution electionTimeout,

        @Doc("How often a leader speaks; well below the election timeout.")
        Duration heartbeat,

        @Doc("How many acceptors must promise a ballot; 0 for a majority (Howard, Malkhi and Spiegelman 2016, §3).")
        int q1,

        @Doc(
                "How many acceptors must accept an entry; 0 for a majority. Safe where q1 + q2 is more than all of them; others are for lessons.")
        int q2,

        @Doc("After how many executed slots a node takes a snapshot and drops the log before it; 0 for never.")
        int snapshotEvery,

        @Doc("How many entries are sent at once to a node that lags.")
        int catchUpBatch,

        @Doc("What the log is a log of: the object that clients use.")
        ReplicatedObject object,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    public MultiPaxosSettings {
        if (q1 < 0) throw new IllegalArgumentException("q1 must not be negative");
        if (q2 < 0) throw new IllegalArgumentException("q2 must not be negative");
    }

    /** Times as Raft's, so that the two can be compared; majorities; correct. */
    public static MultiPaxosSettings defaults() {
        return new MultiPaxosSettings(
                Distribution.uniform(150e6, 300e6),
                Duration.ofMillis(50),
                0,
                0,
                10_000,
                1000,
                ReplicatedObject.KV,
                Mutant.NONE);
    }

    /** The same with a mistake. */
    public MultiPaxosSettings withMutant(Mutant newMutant) {
        return new MultiPaxosSettings(
                electionTimeout, heartbeat, q1, q2, snapshotEvery, catchUpBatch, object, newMutant);
    }

    /** The same with quorums of these sizes. */
    public MultiPaxosSettings withQuorums(int newQ1, int newQ2) {
        return new MultiPaxosSettings(
                electionTimeout, heartbeat, newQ1, newQ2, snapshotEvery, catchUpBatch, object, mutant);
    }

    /** The same with a snapshot after so many slots. */
    public MultiPaxosSettings withSnapshotEvery(int slots) {
        return new MultiPaxosSettings(electionTimeout, heartbeat, q1, q2, slots, catchUpBatch, object, mutant);
    }

    /** The same with batches of so many entries for a node that lags. */
    public MultiPaxosSettings withCatchUpBatch(int entries) {
        return new MultiPaxosSettings(electionTimeout, heartbeat, q1, q2, snapshotEvery, entries, object, mutant);
    }
}
