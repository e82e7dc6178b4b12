package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Doc;
import dev.splitbrain.protocol.shared.ReplicatedObject;
import dev.splitbrain.random.Distribution;
import java.time.Duration;

/** The options of Viewstamped Replication, and the one place of their defaults. Sections are of Liskov and Cowling 2012. */
public record ViewstampedSettings(
        @Doc(
                "How long a backup waits for its primary, or a replica for a view change or a recovery to end, drawn anew each time (§4.2).")
        Distribution viewChangeTimeout,

        @Doc("After how long without requests a primary says that it is alive; well below the timeout (§4.1).")
        Duration commitInterval,

        @Doc("After how many operations a replica takes a checkpoint and drops the log before it; 0 for never (§5.1).")
        int checkpointEvery,

        @Doc(
                "Whether view changes and recoveries tell what a replica sent before a crash from what it sent after it (Michael et al. 2017).")
        boolean crashVectors,

        @Doc(
                "Whether view-number and log are forced to disk before answers; else a crash forgets them and the replica recovers (§4.3).")
        boolean durable,

        @Doc("What the log is a log of: the object that clients use.")
        ReplicatedObject object,

        @Doc("A mistake made on purpose.") Mutant mutant) {
    public ViewstampedSettings {
        if (checkpointEvery < 0) throw new IllegalArgumentException("checkpoint_every must not be negative");
    }

    /** Times as Raft's, so that the two can be compared; nothing on disk; safe; correct. */
    public static ViewstampedSettings defaults() {
        return new ViewstampedSettings(
                Distribution.uniform(150e6, 300e6),
                Duration.ofMillis(50),
                0,
                true,
                false,
                ReplicatedObject.KV,
                Mutant.NONE);
    }

    /** The same with a mistake. */
    public ViewstampedSettings withMutant(Mutant newMutant) {
        return new ViewstampedSettings(
                viewChangeTimeout, commitInterval, checkpointEvery, crashVectors, durable, object, newMutant);
    }

    /** The same with crash vectors, or without. */
    public ViewstampedSettings withCrashVectors(boolean newCrashVectors) {
        return new ViewstampedSettings(
                viewChangeTimeout, commitInterval, checkpointEvery, newCrashVectors, durable, object, mutant);
    }

    /** The same with a disk, or without. */
    public ViewstampedSettings withDurable(boolean newDurable) {
        return new ViewstampedSettings(
                viewChangeTimeout, commitInterval, checkpointEvery, crashVectors, newDurable, object, mutant);
    }

    /** The same with a checkpoint after so many operations. */
    public ViewstampedSettings withCheckpointEvery(int operations) {
        return new ViewstampedSettings(
                viewChangeTimeout, commitInterval, operations, crashVectors, durable, object, mutant);
    }
}
