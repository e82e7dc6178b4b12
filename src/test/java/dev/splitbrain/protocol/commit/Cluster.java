package dev.splitbrain.protocol.commit;

import dev.splitbrain.check.AtomicCommit;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.NoBlocking;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Routing;
import dev.splitbrain.workload.Transactions;
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
import java.util.Set;

/** A cluster that commits transactions, described step by step for a test, and then run in the engine. */
final class Cluster {
    static final long MILLI = 1_000_000;
    static final long SECOND = 1_000 * MILLI;

    private final Protocol<?, ?> protocol;
    private final List<NodePlan> nodes = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Link link = Link.withDelay(Distribution.constant(10 * MILLI));
    private Distribution fsync = Distribution.constant(2 * MILLI);
    private Transactions transactions = new Transactions(3, 0);
    private double perSecond = 1;
    private int clients = 1;
    private long timeoutNanos = 5 * SECOND;
    private long attemptNanos;
    private long durationNanos = 900 * MILLI; // one client, one a second: a single transaction
    private long blockingNanos = SECOND;
    private Set<StepKind> kept = StepKind.all();

    Cluster(Protocol<?, ?> protocol) {
        this.protocol = protocol;
    }

    /** More nodes, named by the first letter of their role: {@code p1}. */
    Cluster nodes(String role, int count) {
        for (int i = 1; i <= count; i++) {
            nodes.add(new NodePlan(new NodeId(nodes.size(), role.substring(0, 1) + i), role, ""));
        }
        return this;
    }

    Cluster link(Distribution delayNanos, double loss, double duplicate) {
        link = new Link(delayNanos, loss, duplicate);
        return this;
    }

    Cluster delay(long nanos) {
        return link(Distribution.constant(nanos), 0, 0);
    }

    Cluster fsync(long nanos) {
        return fsync(Distribution.constant(nanos));
    }

    Cluster fsync(Distribution nanos) {
        fsync = nanos;
        return this;
    }

    Cluster load(int newClients, double newPerSecond, Transactions load) {
        clients = newClients;
        perSecond = newPerSecond;
        transactions = load;
        return this;
    }

    /** A single transaction over three participants at time 0, however long the run is. */
    Cluster oneTransaction() {
        return load(1, 0.001, new Transactions(3, 0));
    }

    Cluster touching(int participants) {
        return load(1, 1, new Transactions(participants, 0));
    }

    Cluster retryAfter(long nanos) {
        attemptNanos = nanos;
        return this;
    }

    Cluster duration(long nanos) {
        durationNanos = nanos;
        return this;
    }

    /** What counts as blocking. */
    Cluster blocking(long longerThanNanos) {
        blockingNanos = longerThanNanos;
        return this;
    }

    Cluster keep(Set<StepKind> kinds) {
        kept = kinds;
        return this;
    }

    Cluster fault(long atNanos, long lengthNanos, FaultAction action) {
        Optional<Distribution> length =
                lengthNanos == 0 ? Optional.empty() : Optional.of(Distribution.constant(lengthNanos));
        faults.add(new Fault(faults.size() + 1, action.name(), action, new FaultTime.At(atNanos), length));
        return this;
    }

    Cluster crash(String node, long atNanos, long lengthNanos) {
        return fault(atNanos, lengthNanos, new FaultAction.Crash(named(node)));
    }

    Cluster partition(long atNanos, long lengthNanos, Selector... groups) {
        return fault(atNanos, lengthNanos, new FaultAction.Partition(List.of(groups)));
    }

    static Selector named(String... names) {
        return new Selector.Named(List.of(names));
    }

    List<String> names() {
        return nodes.stream().map(plan -> plan.id().name()).toList();
    }

    Run run(long seed) {
        return run(seed, List.of(new AtomicCommit(), new NoBlocking(blockingNanos)));
    }

    Run run(long seed, List<? extends Check> checks) {
        World world = new World(durationNanos, nodes, Topology.uniform(link), fsync, faults);
        return new Run(seed, world, protocol, workload(), kept, checks);
    }

    private Workload workload() {
        List<ClientId> ids = new ArrayList<>();
        for (int i = 0; i < clients; i++) ids.add(new ClientId(i, "client" + (i + 1)));
        return new Workload(
                ids,
                ids.stream().map(id -> "").toList(),
                new Load.Open(perSecond, false),
                new Mix(Map.of()),
                Keys.uniform(1),
                Distribution.constant(8),
                List.of(),
                List.of(),
                timeoutNanos,
                attemptNanos,
                Optional.empty(),
                Routing.STANDARD,
                Optional.of(transactions),
                Optional.empty());
    }
}
