package dev.splitbrain.bench;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.gossip.Gossip;
import dev.splitbrain.protocol.gossip.GossipSettings;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.sim.RunEnd;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.spec.GrowingSet.Add;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.FaultEdits;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.MessagePlan;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Push gossip, event by event, until all nodes know: each that knows calls another every interval. From the making of the
 * nodes to the end, in seconds: here less is better.
 */
final class GossipSpread implements Benchmark {
    static final String NAME = "gossip.1e6";
    private static final long LONGEST_NANOS = 600_000_000_000L;

    private final GossipSettings settings = GossipSettings.defaults().with(GossipSettings.Mode.PUSH);
    private final ScriptStep news =
            new ScriptStep("news", 1, "client", Optional.of("n1"), new Add("k", 1L), Optional.empty());
    private final int nodes;
    private long seed;

    GossipSpread(int nodes) {
        this.nodes = nodes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public boolean needsMuchMemory() {
        return true;
    }

    @Override
    public String unit() {
        return "s";
    }

    @Override
    public double measure(Stopwatch stopwatch) {
        stopwatch.start();
        spread();
        return 1 / stopwatch.perSecond(1);
    }

    /** Makes the nodes, tells one of them, and goes on until all know. */
    void spread() {
        List<NodePlan> plans = new ArrayList<>(nodes);
        for (int i = 0; i < nodes; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        World world = new World(
                LONGEST_NANOS,
                plans,
                Topology.uniform(Link.withDelay(Distribution.uniform(2e6, 20e6))),
                MessagePlan.ALIKE,
                Distribution.constant(0),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new World.Stop("informed", true)),
                FaultEdits.NONE);
        Workload workload = new Workload(
                List.of(new ClientId(0, "client")),
                new Load.None(),
                new Mix(Map.of()),
                Keys.uniform(1),
                List.of(news),
                LONGEST_NANOS,
                0);
        RunEnd end = new Simulation(++seed, world, Gossip.protocol(settings), workload, List.of()).run();
        if (!end.reason().equals("stop: all-informed")) throw new IllegalStateException(end.toString());
    }
}
