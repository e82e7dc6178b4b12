package dev.splitbrain.scenario;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.Raft;
import dev.splitbrain.protocol.raft.RaftSettings;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.trace.Fingerprint;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Selector;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A short run whose fingerprint is known: three Raft nodes, a lossy network, a crash of the leader. */
public final class SelfTest {
    /** What it comes to on every machine. */
    public static final String PUBLISHED = "c243-2230-3d12";

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;

    private SelfTest() {}

    /** What it comes to here. */
    public static String fingerprint() {
        List<NodePlan> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) nodes.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        Link link = new Link(Distribution.uniform(2 * MILLI, 9 * MILLI), 0.02, 0.01);
        Fault crash = new Fault(
                1,
                "crash leader",
                new FaultAction.Crash(new Selector.Role("leader")),
                new FaultTime.At(2 * SECOND),
                Optional.of(Distribution.constant(SECOND)));
        World world = new World(
                5 * SECOND, nodes, Topology.uniform(link), Distribution.uniform(MILLI, 3 * MILLI), List.of(crash));
        Workload workload = new Workload(
                List.of(new ClientId(0, "client1"), new ClientId(1, "client2")),
                new Load.Open(100, true),
                new Mix(Map.of("write", 1.0)),
                Keys.uniform(10),
                List.of(),
                SECOND,
                0);
        return Fingerprint.format(new Simulation(1, world, Raft.protocol(RaftSettings.defaults()), workload, List.of())
                .run()
                .fingerprint());
    }
}
