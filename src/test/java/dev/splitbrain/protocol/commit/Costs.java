package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionNote.DecidedCommit;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.trace.Step;
import java.util.function.Supplier;

/**
 * What one transaction costs on nodes that have been up for a while, from the moment it reaches the node that begins it until all participants know of the commit.
 *
 * @param messages between different nodes
 * @param delays how many messages follow each other: the time it takes where only messages take time
 * @param writes forced ones
 * @param writeDelays how many forced writes follow each other: the time it takes where only they take time
 */
record Costs(long messages, long delays, long writes, long writeDelays) {
    private static final long UNIT = 1_000_000;

    static Costs of(Supplier<Cluster> cluster) {
        long two = 1900 * UNIT; // one a second: the second one is measured
        Run byMessages = cluster.get().duration(two).delay(UNIT).fsync(0).run(1);
        Run byWrites = cluster.get().duration(two).delay(0).fsync(UNIT).run(1);
        return new Costs(messages(byMessages), units(byMessages), writes(byMessages), units(byWrites));
    }

    private static long began(Run run) {
        // The last request: one that was sent to the wrong node first is sent again to the right one.
        long began = 0;
        for (Step.Delivered delivered : run.steps(Step.Delivered.class)) {
            if (delivered.message() instanceof dev.splitbrain.node.ClientMessage.Request) began = delivered.timeNanos();
        }
        return began;
    }

    private static long messages(Run run) {
        long began = began(run);
        return run.steps(Step.Sent.class).stream()
                .filter(sent -> sent.timeNanos() >= began)
                .filter(sent -> sent.from() instanceof NodeId && sent.to() instanceof NodeId)
                .filter(sent -> !sent.from().equals(sent.to()))
                .count();
    }

    private static long writes(Run run) {
        long began = began(run);
        return run.steps(Step.Wrote.class).stream()
                .filter(wrote -> wrote.forced() && wrote.timeNanos() >= began)
                .count();
    }

    private static long units(Run run) {
        long end = run.notes(DecidedCommit.class).stream()
                .mapToLong(Step.Noted::timeNanos)
                .max()
                .orElseThrow(() -> new AssertionError("nothing was committed"));
        return Math.round((double) (end - began(run)) / UNIT);
    }
}
