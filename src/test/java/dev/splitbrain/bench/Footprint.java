package dev.splitbrain.bench;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.sim.EventQueue;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Step;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Heap that one of very many takes; less is better. Bytes, and so the same on a busy machine. */
final class Footprint implements Benchmark {
    private final String name;
    private final int count;
    private final IntFunction<Object> make;

    private Footprint(String name, int count, IntFunction<Object> make) {
        this.name = name;
        this.count = count;
        this.make = make;
    }

    static List<Benchmark> all() {
        return List.of(
                new Footprint("memory.idle-node", 300_000, Footprint::nodes),
                new Footprint("memory.pending-event", 1_000_000, Footprint::events),
                new Footprint("memory.kept-operation", 300_000, Footprint::operations));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public double measure(Stopwatch stopwatch) {
        long before = used();
        Object made = make.apply(count);
        long after = used();
        if (made.hashCode() == 0) System.err.print(""); // keeps it alive until here
        return (after - before) / (double) count;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A cluster after its start, of nodes that do nothing. */
    private static Object nodes(int count) {
        List<NodePlan> plans = new ArrayList<>(count);
        for (int i = 0; i < count; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        Topology topology = Topology.uniform(Link.withDelay(Distribution.constant(1e6)));
        World world = new World(1, plans, topology, Distribution.constant(0), List.of());
        Simulation simulation = new Simulation(1, world, Ring.IDLE, Ring.noClients(), List.of());
        simulation.run();
        return simulation;
    }

    private static Object events(int count) {
        EventQueue queue = new EventQueue();
        Rng rng = new Rng(1);
        for (int i = 0; i < count; i++) queue.add(rng.nextLong(1_000_000_000), i);
        return queue;
    }

    private static Object operations(int count) {
        HistoryRecorder history = new HistoryRecorder();
        ClientId client = new ClientId(0, "client1");
        for (int i = 0; i < count; i++) {
            RequestId request = new RequestId(client, i);
            history.accept(new Step.Invoked(2L * i, i, 0, request, new KeyValue.Write("k", (long) i)));
            history.accept(new Step.Completed(2L * i + 1, i, 0, request, new Outcome.Ok(new Result.Done())));
        }
        return history;
    }
}
