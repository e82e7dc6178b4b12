package dev.splitbrain.protocol.raft;

import static dev.splitbrain.protocol.raft.Cluster.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.world.FaultAction.Crash;
import dev.splitbrain.world.FaultAction.Partition;
import dev.splitbrain.world.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole clusters under faults keep Raft's promises, and wrong ones are caught. */
class RaftRunsTest {
    private static final int SEEDS = Integer.getInteger("splitbrain.seeds", 50);
    private static final Distribution TWO_SECONDS = Distribution.uniform(0.2e9, 2e9);

    @Test
    void quietClusterElectsOnceAndServesEveryone() {
        Cluster.Ran seen = new Cluster().run(1, Duration.ofSeconds(20));
        assertEquals(List.of(), seen.violations());
        assertEquals(1, seen.elections);
        assertTrue(seen.succeeded() > 2200, () -> seen.succeeded() + " operations");
    }

    @Test
    void promisesHoldUnderRandomCrashesPartitionsAndLoss() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cluster.Ran seen = stormy(RaftSettings.defaults(), seed);
            long shown = seed;
            assertEquals(List.of(), seen.violations(), () -> "seed " + shown);
            assertTrue(
                    seen.succeeded() > 50 && seen.crashes > 5 && seen.elections > 1,
                    () -> "seed " + shown + ": " + seen.succeeded() + "/" + seen.crashes + "/" + seen.elections);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mutant.class,
            names = {"MAJORITY_OFF_BY_ONE", "ACKNOWLEDGES_BEFORE_DURABLE"})
    void mutantIsCaughtWithin200Seeds(Mutant mutant) {
        RaftSettings settings = Options.with("mutant", mutant);
        long seed = 1;
        while (seed <= 200 && stormy(settings, seed).violations().isEmpty()) seed++;
        assertTrue(seed <= 200, mutant + " passes for Raft");
    }

    @Test
    void crashAtEveryStepKeepsEveryPromise() {
        TreeMap<Long, String> moments = new TreeMap<>();
        shortRun().run(3, Duration.ofMillis(700), acting(moments));
        assertTrue(moments.size() > 200, () -> moments.size() + " moments");
        moments.forEach((nanos, node) -> {
            Cluster.Ran seen = shortRun()
                    .at(Duration.ofNanos(nanos), new Crash(named(node)), Duration.ofMillis(100))
                    .run(3, Duration.ofMillis(1200));
            assertEquals(List.of(), seen.violations(), () -> node + " crashes at " + nanos + " ns");
            assertTrue(seen.succeeded() > 0, () -> node + " crashes at " + nanos + " ns, and nothing moves");
        });
    }

    private static Cluster shortRun() {
        return new Cluster().nodes(3).clients(1);
    }

    private static Cluster.Ran stormy(RaftSettings settings, long seed) {
        return new Cluster()
                .settings(settings)
                .loss(0.02)
                .every(Duration.ofMillis(1300), new Crash(new Selector.AnyOf(2, new Selector.All())), TWO_SECONDS)
                .every(Duration.ofMillis(2900), new Crash(new Selector.Role("leader")), TWO_SECONDS)
                .every(
                        Duration.ofMillis(3700),
                        new Partition(List.of(new Selector.Minority(), new Selector.Rest())),
                        TWO_SECONDS)
                .run(seed, Duration.ofSeconds(10));
    }

    /** The moments at which a node does something, and which. */
    private static TraceSink acting(TreeMap<Long, String> moments) {
        return new TraceSink() {
            @Override
            public Set<StepKind> wants() {
                return Set.of(StepKind.SENT, StepKind.WROTE, StepKind.BECAME_DURABLE, StepKind.DELIVERED);
            }

            @Override
            public void accept(Step step) {
                if (step instanceof Step.Sent sent && sent.from().name().startsWith("n"))
                    put(step, sent.from().name());
                if (step instanceof Step.Delivered got && got.to().name().startsWith("n"))
                    put(step, got.to().name());
                if (step instanceof Step.Wrote wrote) put(step, wrote.node().name());
                if (step instanceof Step.BecameDurable durable)
                    put(step, durable.node().name());
            }

            private void put(Step step, String node) {
                moments.put(step.timeNanos(), node);
            }
        };
    }
}
