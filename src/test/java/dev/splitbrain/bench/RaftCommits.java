package dev.splitbrain.bench;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.Raft;
import dev.splitbrain.protocol.raft.RaftSettings;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes that five Raft nodes commit for ten clients, each with one operation open at a time, per second of wall time. */
final class RaftCommits implements Benchmark {
    private static final long SECOND = 1_000_000_000;
    private static final long RUN_NANOS = 10 * SECOND;

    private long seed;

    @Override
    public String name() {
        return "raft.5";
    }

    @Override
    public String unit() {
        return "operations/s";
    }

    @Override
    public double measure(Stopwatch stopwatch) {
        Committed committed = new Committed();
        stopwatch.start();
        while (!stopwatch.isOver()) {
            new Simulation(++seed, world(), Raft.protocol(RaftSettings.defaults()), workload(), List.of(committed))
                    .run();
        }
        return stopwatch.perSecond(committed.count);
    }

    private static World world() {
        List<NodePlan> plans = new ArrayList<>();
        for (int i = 0; i < 5; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        Topology topology = Topology.uniform(Link.withDelay(Distribution.uniform(0.2e6, 0.3e6)));
        return new World(RUN_NANOS, plans, topology, Distribution.constant(0.1e6), List.of());
    }

    private static Workload workload() {
        List<ClientId> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) clients.add(new ClientId(i, "client" + (i + 1)));
        Load load = new Load.Closed(Distribution.constant(0));
        return new Workload(clients, load, new Mix(Map.of("write", 1.0)), Keys.uniform(100), List.of(), SECOND, 0);
    }

    /** Counts what ended well. */
    private static final class Committed implements TraceSink {
        private long count;

        @Override
        public Set<StepKind> wants() {
            return EnumSet.of(StepKind.COMPLETED);
        }

        @Override
        public void accept(Step step) {
            if (((Step.Completed) step).outcome() instanceof Outcome.Ok) count++;
        }
    }
}
