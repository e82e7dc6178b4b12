package dev.splitbrain.protocol.paxos;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
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
import java.util.Optional;

/** Worlds for whole runs: calm ones, and ones where a seed draws loss, delays, disks, crashes and partitions. */
public final class Weather {
    public static final long MILLI = 1_000_000;
    public static final long SECOND = 1_000 * MILLI;

    private Weather() {}

    /** Nodes n1, n2, … with these roles. */
    public static List<NodePlan> nodes(String... roles) {
        List<NodePlan> plans = new ArrayList<>();
        for (int i = 0; i < roles.length; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), roles[i], ""));
        return plans;
    }

    /** So many nodes that hold all roles. */
    public static List<NodePlan> nodes(int count) {
        String[] roles = new String[count];
        java.util.Arrays.fill(roles, "node");
        return nodes(roles);
    }

    /** Every message takes {@code delayNanos}, every forced write {@code fsyncNanos}, and nothing goes wrong. */
    public static World calm(List<NodePlan> nodes, long delayNanos, long fsyncNanos, long durationNanos) {
        Link link = Link.withDelay(Distribution.constant(delayNanos));
        return new World(durationNanos, nodes, Topology.uniform(link), Distribution.constant(fsyncNanos), List.of());
    }

    /** The same with faults. */
    public static World with(World world, Fault... faults) {
        return new World(world.durationNanos(), world.nodes(), world.topology(), world.fsyncNanos(), List.of(faults));
    }

    /** A fault number {@code number} from one moment to another. */
    public static Fault fault(int number, long atNanos, long lengthNanos, FaultAction action) {
        Optional<Distribution> length =
                lengthNanos == 0 ? Optional.empty() : Optional.of(Distribution.constant(lengthNanos));
        return new Fault(number, action.name(), action, new FaultTime.At(atNanos), length);
    }

    public static Selector named(String... names) {
        return new Selector.Named(List.of(names));
    }

    /** Bad weather until {@code healNanos}, all of it drawn from the seed; then every node is up and reachable. */
    public static World storm(long seed, List<NodePlan> nodes, long healNanos, long durationNanos) {
        Rng rng = new Rng(seed).stream("weather");
        double slowest = (1 + rng.nextInt(40)) * MILLI;
        Link link = new Link(Distribution.uniform(MILLI / 5, slowest), rng.nextDouble() * 0.1, rng.nextDouble() * 0.1);
        Distribution fsync = Distribution.uniform(0, rng.nextInt(4) * MILLI);
        List<Fault> faults = new ArrayList<>();
        int count = 2 + rng.nextInt(12);
        for (int number = 1; number <= count; number++) {
            long length = 10 * MILLI + rng.nextLong(healNanos / 3);
            long at = rng.nextLong(healNanos - length);
            faults.add(fault(number, at, length, action(rng, nodes.size())));
        }
        if (rng.chance(0.4)) faults.add(restlessness(rng, count + 1, healNanos));
        return new World(durationNanos, nodes, Topology.uniform(link), fsync, faults);
    }

    /** One node after another restarts: what is not on disk is soon forgotten, while messages are still on their way. */
    private static Fault restlessness(Rng rng, int number, long healNanos) {
        FaultAction restart = new FaultAction.Restart(new Selector.AnyOf(1, new Selector.All()));
        FaultTime often = new FaultTime.Every((5 + rng.nextInt(60)) * MILLI, 0, healNanos);
        return new Fault(number, "restart any 1", restart, often, Optional.empty());
    }

    private static FaultAction action(Rng rng, int nodes) {
        Selector some = new Selector.AnyOf(1 + rng.nextInt(nodes), new Selector.All());
        Selector one = new Selector.AnyOf(1, new Selector.All());
        return switch (rng.nextInt(6)) {
            case 0 -> new FaultAction.Partition(List.of(new Selector.Minority(), new Selector.Rest()));
            case 1 -> new FaultAction.Block(one, some);
            case 2 -> new FaultAction.Pause(some);
            case 3 -> new FaultAction.Restart(new Selector.All());
            case 4 -> new FaultAction.Crash(one);
            default -> new FaultAction.Crash(some);
        };
    }
}
