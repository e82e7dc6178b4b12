package dev.splitbrain.protocol.swim;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.History;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A group of members as a test describes it, run in the engine. Messages take a millisecond. */
record Group(SwimSettings settings, int size, double loss, long durationNanos, List<Fault> faults) {
    static final long SECOND = 1_000_000_000;

    Group(SwimSettings settings, int size) {
        this(settings, size, 0, 20 * SECOND, List.of());
    }

    Group losing(double share) {
        return new Group(settings, size, share, durationNanos, faults);
    }

    Group lasting(long seconds) {
        return new Group(settings, size, loss, seconds * SECOND, faults);
    }

    /** A node crashes for good. */
    Group crashing(String node, long atSeconds) {
        FaultAction crash = new FaultAction.Crash(new Selector.Named(List.of(node)));
        List<Fault> more = new ArrayList<>(faults);
        more.add(new Fault(faults.size() + 1, "crash", crash, new FaultTime.At(atSeconds * SECOND), Optional.empty()));
        return new Group(settings, size, loss, durationNanos, more);
    }

    <T extends TraceSink> T run(long seed, T sink) {
        List<NodePlan> plans = new ArrayList<>();
        for (NodeId node : nodes()) plans.add(new NodePlan(node, "node", ""));
        Link link = new Link(Distribution.constant(1e6), loss, 0);
        World world = new World(durationNanos, plans, Topology.uniform(link), Distribution.constant(0), faults);
        Workload nobody =
                new Workload(List.of(), new Load.None(), new Mix(Map.of()), Keys.uniform(1), List.of(), SECOND, 0);
        RunEnd end = new Simulation(seed, world, Swim.protocol(settings), nobody, List.of(sink)).run();
        if (end.endNanos() != durationNanos) throw new IllegalStateException("ended at " + end.endNanos());
        return sink;
    }

    Verdict judge(long seed, Check check) {
        run(seed, check);
        return check.verdict(new Evidence(
                Swim.protocol(settings).spec(), nodes(), new History(List.of()), List.of(), durationNanos));
    }

    private List<NodeId> nodes() {
        List<NodeId> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) nodes.add(new NodeId(i, "n" + (i + 1)));
        return nodes;
    }
}
