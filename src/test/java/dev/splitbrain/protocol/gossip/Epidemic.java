package dev.splitbrain.protocol.gossip;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.spec.GrowingSet.Add;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One update at one of n sites on a perfect network, as the tables of Demers et al. 1987 count: what came of it.
 *
 * @param residue share of sites that never heard
 * @param traffic update messages per site
 * @param lastCycle the cycle in which the last site heard, the first in which anybody was told being 1
 */
record Epidemic(double residue, double traffic, double lastCycle) {
    private static final long INTERVAL_NANOS = 1_000_000_000;

    /** Runs until it is over; {@code cycles} must be enough. */
    static Epidemic run(long seed, int sites, int cycles, GossipSettings settings) {
        Counts counts = new Counts();
        List<NodePlan> plans = new ArrayList<>();
        for (int i = 0; i < sites; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        Topology topology = Topology.uniform(Link.withDelay(Distribution.constant(1e6)));
        World world = new World(cycles * INTERVAL_NANOS, plans, topology, Distribution.constant(0), List.of());
        ScriptStep step = new ScriptStep("update", 1, "client", Optional.of("n1"), new Add("k", 1L), Optional.empty());
        Workload workload = new Workload(
                List.of(new ClientId(0, "client")),
                new Load.None(),
                new Mix(Map.of()),
                Keys.uniform(1),
                List.of(step),
                INTERVAL_NANOS,
                0);
        new Simulation(seed, world, Gossip.protocol(settings), workload, List.of(counts)).run();
        return new Epidemic(1 - counts.informed / (double) sites, counts.updates / (double) sites, counts.lastCycle);
    }

    static Epidemic mean(List<Epidemic> runs) {
        double residue = runs.stream().mapToDouble(Epidemic::residue).average().orElseThrow();
        double traffic = runs.stream().mapToDouble(Epidemic::traffic).average().orElseThrow();
        double last = runs.stream().mapToDouble(Epidemic::lastCycle).average().orElseThrow();
        return new Epidemic(residue, traffic, last);
    }

    private static final class Counts implements TraceSink {
        private int informed;
        private long updates;
        private long lastCycle;

        @Override
        public Set<StepKind> wants() {
            return EnumSet.of(StepKind.NOTED, StepKind.SENT);
        }

        @Override
        public void accept(Step step) {
            if (step instanceof Step.Noted noted && noted.note() instanceof NewsNote.Informed news) {
                informed++;
                lastCycle = news.cycle();
            } else if (step instanceof Step.Sent sent) {
                if (sent.message() instanceof GossipMessage.Tell tell)
                    updates += tell.news().size();
                if (sent.message() instanceof GossipMessage.Exchange exchange)
                    updates += exchange.news().size();
            }
        }
    }
}
