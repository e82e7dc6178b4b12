package dev.splitbrain.protocol.raft;

import static dev.splitbrain.protocol.raft.Cluster.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.protocol.raft.RaftSettings.Membership;
import dev.splitbrain.protocol.raft.RaftSettings.Reads;
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
    private static final int SEEDS = Integer.getInteger("splitbrain.seeds", 8);
    private static final Duration STORM = Duration.ofSeconds(8); // then the faults end, and the cluster recovers
    private static final Distribution TWO_SECONDS = Distribution.uniform(0.2e9, 2e9);

    @Test
    void quietClusterElectsOnceAndServesEveryone() {
        Cluster.Ran seen = new Cluster().run(1, Duration.ofSeconds(20));
        assertEquals(List.of(), seen.violations());
        assertEquals(1, seen.elections);
        assertTrue(seen.succeeded() > 2200, () -> seen.succeeded() + " operations");
    }

    @ParameterizedTest
    @EnumSource
    void promisesHoldUnderRandomCrashesPartitionsAndLoss(Variant variant) {
        long succeeded = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cluster.Ran seen = stormy(variant.settings, seed);
            assertEquals(List.of(), seen.violations(), "seed " + seed);
            assertTrue(seen.crashes > 5 && seen.elections > 1, "seed " + seed + " is no storm");
            succeeded += seen.succeeded();
        }
        assertTrue(succeeded > 100 * SEEDS, "only " + succeeded + " operations");
    }

    /** Ways to run Raft. */
    enum Variant {
        PAPER(),
        CAREFUL("preVote", true, "checkQuorum", true, "leaderStickiness", true),
        READ_INDEX("reads", Reads.READ_INDEX),
        LEASE("reads", Reads.LEASE, "leaderStickiness", true, "checkQuorum", true),
        SNAPSHOTS("snapshotEvery", 20, "snapshotKeep", 5, "snapshotChunk", 1),
        SNAPSHOTS_OF_EVERYTHING("snapshotEvery", 5, "snapshotKeep", 0, "snapshotChunk", 100),
        SMALL_WINDOWS("maxEntries", 2, "maxInFlight", 2),
        NO_PIPELINE("maxEntries", 1, "maxInFlight", 1),
        NO_NO_OP(
                "noOp",
                false), // reads go through the log: else nothing is committed, and seen by checks, until a write comes
        SINGLE_SERVER_CHANGES("membership", Membership.SINGLE, "orders", CHANGES, "snapshotEvery", 30),
        JOINT_CHANGES("membership", Membership.JOINT, "orders", CHANGES, "snapshotEvery", 30),
        UNLEARNED_CHANGES("membership", Membership.JOINT, "orders", CHANGES, "catchUp", false, "preVote", true),
        TRANSFERS("orders", TRANSFERS_EVERY_SECOND, "leaderStickiness", true, "preVote", true);

        private final RaftSettings settings;

        Variant(Object... options) {
            settings = Options.with(options);
        }
    }

    private static final List<Order> CHANGES = List.of(
            Options.members(Duration.ofMillis(800), "n1", "n2", "n3"),
            Options.members(Duration.ofMillis(3000), "n2", "n3", "n4", "n5"),
            Options.members(Duration.ofMillis(6000), "n1", "n4", "n5"),
            Options.members(Duration.ofMillis(8000), "n1", "n2", "n3", "n4", "n5"));

    private static final List<Order> TRANSFERS_EVERY_SECOND = List.of(
            Options.transfer(Duration.ofMillis(1000), "n1"),
            Options.transfer(Duration.ofMillis(2000), "n2"),
            Options.transfer(Duration.ofMillis(3000), "n3"),
            Options.transfer(Duration.ofMillis(4000), "n4"),
            Options.transfer(Duration.ofMillis(5000), "n5"),
            Options.transfer(Duration.ofMillis(6000), "n1"),
            Options.transfer(Duration.ofMillis(7000), "n2"));

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
                .every(
                        Duration.ofMillis(1300),
                        STORM,
                        new Crash(new Selector.AnyOf(2, new Selector.All())),
                        TWO_SECONDS)
                .every(Duration.ofMillis(2900), STORM, new Crash(new Selector.Role("leader")), TWO_SECONDS)
                .every(
                        Duration.ofMillis(3700),
                        STORM,
                        new Partition(List.of(new Selector.Minority(), new Selector.Rest())),
                        TWO_SECONDS)
                .run(seed, Duration.ofSeconds(12));
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
