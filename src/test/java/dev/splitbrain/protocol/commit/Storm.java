package dev.splitbrain.protocol.commit;

import dev.splitbrain.check.AtomicCommit;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.txn.IsolationCheck;
import dev.splitbrain.check.txn.Level;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TransactionNote.DecidedCommit;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.workload.Transactions;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.Selector;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Bad weather for a commit protocol, all of it drawn from the seed: crashes of any node, and, where asked for, a network
 * that loses, repeats, delays and splits. It ends at {@link #HEAL_NANOS}; from then on nobody may stay in doubt for long. The
 * load is such that disks keep up: beyond that, what timeouts add to the work may keep a cluster from ever recovering.
 */
final class Storm {
    static final long HEAL_NANOS = 6 * Cluster.SECOND;
    private static final long END_NANOS = 10 * Cluster.SECOND;

    private final Protocol<?, ?> protocol;
    private final UnaryOperator<Cluster> nodes;
    private final boolean badNetwork;

    private Storm(Protocol<?, ?> protocol, UnaryOperator<Cluster> nodes, boolean badNetwork) {
        this.protocol = protocol;
        this.nodes = nodes;
        this.badNetwork = badNetwork;
    }

    /** Nodes crash, alone and together; messages arrive within 5 ms, once. */
    static Storm ofCrashes(Protocol<?, ?> protocol, UnaryOperator<Cluster> nodes) {
        return new Storm(protocol, nodes, false);
    }

    /** The network is bad too. */
    static Storm ofEverything(Protocol<?, ?> protocol, UnaryOperator<Cluster> nodes) {
        return new Storm(protocol, nodes, true);
    }

    Run run(long seed) {
        Rng rng = new Rng(seed).stream("weather");
        Cluster cluster = nodes.apply(new Cluster(protocol))
                .duration(END_NANOS)
                .load(5, 20 + rng.nextInt(40), new Transactions(2, 0.3, 20, 1))
                .fsync(Distribution.uniform(0, (1 + rng.nextInt(6)) * Cluster.MILLI))
                .keep(EnumSet.of(StepKind.NOTED));
        if (rng.chance(0.5)) cluster.retryAfter(200 * Cluster.MILLI + rng.nextLong(Cluster.SECOND));
        if (badNetwork) {
            double slowest = (2 + rng.nextInt(60)) * Cluster.MILLI;
            cluster.link(Distribution.uniform(1e5, slowest), rng.nextDouble() * 0.08, rng.nextDouble() * 0.08);
        } else {
            cluster.link(Distribution.uniform(1e5, 5e6), 0, 0);
        }
        int faults = 1 + rng.nextInt(8);
        for (int i = 0; i < faults; i++) {
            long length = 100 * Cluster.MILLI + rng.nextLong(HEAL_NANOS / 3);
            cluster.fault(
                    rng.nextLong(HEAL_NANOS - length),
                    length,
                    action(rng, cluster.names().size()));
        }
        return cluster.run(
                seed,
                List.<Check>of(
                        new AtomicCommit(),
                        new IsolationCheck(Level.named("strict-serializable")),
                        new Settles(END_NANOS - 2 * Cluster.SECOND)));
    }

    private FaultAction action(Rng rng, int nodes) {
        Selector one = new Selector.AnyOf(1, new Selector.All());
        Selector some = new Selector.AnyOf(1 + rng.nextInt(nodes), new Selector.All());
        return switch (rng.nextInt(badNetwork ? 6 : 3)) {
            case 0 -> new FaultAction.Crash(one);
            case 1 -> new FaultAction.Crash(some);
            case 2 -> new FaultAction.Restart(some);
            case 3 -> new FaultAction.Partition(List.of(some, new Selector.Rest()));
            case 4 -> new FaultAction.Block(one, some);
            default -> new FaultAction.Pause(some);
        };
    }

    /** The first violation among so many seeds, with its seed; empty where there is none. */
    String firstViolation(int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            String violation = run(seed).violation();
            if (!violation.isEmpty()) return "seed " + seed + ": " + violation;
        }
        return "";
    }

    /** How many transactions were committed somewhere in the run of a seed. */
    long committed(long seed) {
        return run(seed).notes(DecidedCommit.class).stream()
                .map(noted -> ((DecidedCommit) noted.note()).transaction())
                .distinct()
                .count();
    }
}
