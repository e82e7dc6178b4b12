package dev.splitbrain.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Distribution;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
    /** Each delivery sends the token on to a random node. */
    static final class Ring {
        static final Protocol<Ring, Token> PROTOCOL = Protocol.named("ring", Token.class, Ring::new)
                .on(Token.Pass.class, Ring::onPass)
                .build();

        sealed interface Token extends Message {
            record Pass(int hops) implements Token {}
        }

        private final Context<Token> ctx;

        Ring(Context<Token> ctx) {
            this.ctx = ctx;
            pass(0);
        }

        private void onPass(NodeId from, Token.Pass pass) {
            pass(pass.hops() + 1);
        }

        private void pass(int hops) {
            List<NodeId> peers = ctx.peers();
            ctx.send(peers.get(ctx.random().nextInt(peers.size())), new Token.Pass(hops));
        }
    }

    static World world(int nodes, long durationNanos) {
        List<NodePlan> plans = new ArrayList<>();
        for (int i = 0; i < nodes; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        Link link = Link.withDelay(Distribution.uniform(1e6, 3e6));
        return new World(durationNanos, plans, Topology.uniform(link), Distribution.constant(0), List.of());
    }

    static Workload idle() {
        return new Workload(List.of(), new Load.None(), new Mix(Map.of()), Keys.uniform(1), List.of(), 1, 0);
    }

    static TraceSink listener(Set<StepKind> kinds, List<Step> into) {
        return new TraceSink() {
            @Override
            public Set<StepKind> wants() {
                return kinds;
            }

            @Override
            public void accept(Step step) {
                into.add(step);
            }
        };
    }

    private static RunEnd ring(long seed, List<TraceSink> sinks) {
        return new Simulation(seed, world(20, 100_000_000), Ring.PROTOCOL, idle(), sinks).run();
    }

    @Test
    void equalSeedsGiveEqualRunsAndOtherSeedsOtherRuns() {
        assertEquals(ring(1, List.of()), ring(1, List.of()));
        assertNotEquals(ring(1, List.of()).fingerprint(), ring(2, List.of()).fingerprint());
    }

    @Test
    void whoListensDoesNotChangeTheRun() {
        List<Step> steps = new ArrayList<>();
        assertEquals(ring(1, List.of()), ring(1, List.of(listener(StepKind.all(), steps))));
        assertTrue(steps.stream().filter(step -> step instanceof Step.Delivered).count() > 900);
    }

    @Test
    void everyDeliveryNamesItsSending() {
        List<Step> steps = new ArrayList<>();
        ring(1, List.of(listener(StepKind.all(), steps)));
        for (Step step : steps) {
            if (step instanceof Step.Delivered delivered) {
                Step.Sent sent = (Step.Sent) steps.get((int) delivered.cause() - 1);
                assertEquals(delivered.message(), sent.message());
                long delayNanos = delivered.timeNanos() - sent.timeNanos();
                assertTrue(delayNanos >= 1_000_000 && delayNanos <= 3_000_000, () -> "delay " + delayNanos);
            }
        }
    }
}
