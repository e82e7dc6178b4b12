package dev.splitbrain.bench;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Exponential;
import dev.splitbrain.sim.Progress;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Nodes written against the author's API, each delivery sending to a random node with an exponential delay; the
 * fingerprint is on, nobody reads the trace. Measured from when all nodes have started.
 */
final class Ring implements Benchmark {
    static final long DELAY_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = 365L * 86_400 * 1_000_000_000;

    /** Nodes that do nothing. */
    static final Protocol<Object, Node.Token> IDLE = Protocol.<Object, Node.Token>named(
                    "idle", Node.Token.class, ctx -> ctx)
            .on(Node.Token.Pass.class, (node, from, pass) -> {})
            .build();

    private final int nodes;
    private final long durationNanos;
    private World world; // made when it is first needed
    private long seed;

    Ring(int nodes) {
        this(nodes, LONGEST_NANOS);
    }

    /** A ring that ends after some virtual time: each node is met once a {@link #DELAY_NANOS}. */
    Ring(int nodes, long durationNanos) {
        this.nodes = nodes;
        this.durationNanos = durationNanos;
    }

    private static World world(int nodes, long durationNanos) {
        List<NodePlan> plans = new ArrayList<>(nodes);
        for (int i = 0; i < nodes; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        Topology topology = Topology.uniform(Link.withDelay(new Exponential(DELAY_NANOS)));
        return new World(durationNanos, plans, topology, Distribution.constant(0), List.of());
    }

    static Workload noClients() {
        return new Workload(List.of(), new Load.None(), new Mix(Map.of()), Keys.uniform(1), List.of(), 1, 0);
    }

    @Override
    public String name() {
        return "ring.1e" + (int) Math.round(Math.log10(nodes));
    }

    @Override
    public boolean needsMuchMemory() {
        return nodes > 100_000;
    }

    @Override
    public String unit() {
        return "M messages/s";
    }

    @Override
    public String yardstick() {
        return YardstickRing.NAME;
    }

    @Override
    public double measure(Stopwatch stopwatch) {
        Part part = new Part(stopwatch, nodes);
        simulation().report(part).run();
        return stopwatch.perSecond(part.events - part.firstEvents) / 1e6;
    }

    Simulation simulation() {
        if (world == null) world = world(nodes, durationNanos);
        return new Simulation(++seed, world, Node.PROTOCOL, noClients(), List.of());
    }

    /** The part of a run from when about every node's first message has been delivered until the time is over. */
    private static final class Part implements Progress {
        private final Stopwatch stopwatch;
        private final int nodes;
        private long firstEvents;
        private long events;

        Part(Stopwatch stopwatch, int nodes) {
            this.stopwatch = stopwatch;
            this.nodes = nodes;
        }

        @Override
        public boolean at(long timeNanos, long eventsSoFar) {
            events = eventsSoFar;
            if (eventsSoFar < nodes) return true;
            if (firstEvents == 0) {
                firstEvents = eventsSoFar;
                stopwatch.start();
            }
            return !stopwatch.isOver();
        }
    }

    /** One node. */
    private static final class Node {
        static final Protocol<Node, Token> PROTOCOL = Protocol.named("ring", Token.class, Node::new)
                .on(Token.Pass.class, Node::onPass)
                .build();

        sealed interface Token extends Message {
            record Pass(int hops) implements Token {}
        }

        private final Context<Token> ctx;

        Node(Context<Token> ctx) {
            this.ctx = ctx;
            pass(1);
        }

        private void onPass(NodeId from, Token.Pass pass) {
            pass(pass.hops() + 1);
        }

        private void pass(int hops) {
            List<NodeId> nodes = ctx.nodes();
            ctx.send(nodes.get(ctx.random().nextInt(nodes.size())), new Token.Pass(hops));
        }
    }
}
