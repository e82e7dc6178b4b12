package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.sim.RunEnd;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.trace.TraceSink;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole cluster for tests: nodes, clients and faults, with a default for everything. */
final class Cluster {
    private RaftSettings settings = RaftSettings.defaults();
    private int nodes = 5;
    private int clients = 3;
    private double lossShare = 0;
    private Distribution delayNanos = Distribution.uniform(1e6, 6e6);
    private Distribution fsyncNanos = Distribution.uniform(0.5e6, 3e6);
    private Distribution thinkNanos = Distribution.uniform(5e6, 15e6);
    private final List<Fault> faults = new ArrayList<>();

    Cluster settings(RaftSettings newSettings) {
        settings = newSettings;
        return this;
    }

    Cluster nodes(int count) {
        nodes = count;
        return this;
    }

    Cluster clients(int count) {
        clients = count;
        return this;
    }

    Cluster loss(double share) {
        lossShare = share;
        return this;
    }

    Cluster delay(Distribution nanos) {
        delayNanos = nanos;
        return this;
    }

    Cluster fsync(Distribution nanos) {
        fsyncNanos = nanos;
        return this;
    }

    Cluster think(Distribution nanos) {
        thinkNanos = nanos;
        return this;
    }

    Cluster at(Duration time, FaultAction action, Duration length) {
        return fault(new FaultTime.At(time.toNanos()), action, Distribution.constant(length.toNanos()));
    }

    Cluster every(Duration period, FaultAction action, Distribution lengthNanos) {
        return fault(new FaultTime.Every(period.toNanos(), period.toNanos(), Long.MAX_VALUE), action, lengthNanos);
    }

    private Cluster fault(FaultTime time, FaultAction action, Distribution lengthNanos) {
        faults.add(new Fault(faults.size() + 1, action.name(), action, time, Optional.of(lengthNanos)));
        return this;
    }

    static Selector named(String... names) {
        return new Selector.Named(List.of(names));
    }

    RunEnd run(long seed, Duration time, TraceSink... sinks) {
        List<NodePlan> plans = new ArrayList<>();
        for (int i = 0; i < nodes; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        List<ClientId> ids = new ArrayList<>();
        for (int i = 0; i < clients; i++) ids.add(new ClientId(i, "client" + (i + 1)));
        World world = new World(
                time.toNanos(), plans, Topology.uniform(new Link(delayNanos, lossShare, 0)), fsyncNanos, faults);
        Workload workload = new Workload(
                ids,
                new Load.Closed(thinkNanos),
                new Mix(Map.of("read", 0.4, "write", 0.4, "cas", 0.2)),
                Keys.uniform(3),
                List.of(),
                Duration.ofSeconds(1).toNanos(),
                Duration.ofMillis(400).toNanos());
        return new Simulation(seed, world, Raft.protocol(settings), workload, List.of(sinks)).run();
    }
}
