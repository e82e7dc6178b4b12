package dev.splitbrain.protocol.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.AtomicCommit;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.EveryRequestEnds;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.protocol.commit.PaxosCommitMessage.Renounced;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.trace.Step;
import dev.splitbrain.workload.Transactions;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Paxos Commit under faults drawn from seeds: every kind of it keeps transactions atomic, every mutant does not. */
class PaxosCommitStormTest {
    private static final UnaryOperator<Cluster> APART =
            cluster -> cluster.nodes("acceptor", 3).nodes("participant", 3);
    private static final UnaryOperator<Cluster> TOGETHER = cluster -> cluster.nodes("node", 4);

    static List<PaxosCommitSettings> allOptions() {
        List<PaxosCommitSettings> all = new ArrayList<>();
        for (boolean faster : new boolean[] {false, true})
            for (Initiator initiator : Initiator.values())
                for (OnConflict onConflict : OnConflict.values())
                    all.add(Settings.of(
                            PaxosCommitSettings.defaults(),
                            "faster",
                            faster,
                            "initiator",
                            initiator,
                            "onConflict",
                            onConflict,
                            "rememberAborts",
                            true));
        return all;
    }

    /** Each seed with another combination of options, and both layouts in turn. */
    static Run storm(long seed) {
        List<PaxosCommitSettings> options = allOptions();
        PaxosCommitSettings settings = options.get((int) (seed / 2 % options.size()));
        return Storm.ofEverything(PaxosCommit.protocol(settings), seed % 2 == 0 ? APART : TOGETHER)
                .run(seed);
    }

    @Test
    void keepsTransactionsAtomicAndSettlesThem() {
        for (long seed = 1; seed <= 40; seed++) assertEquals("", storm(seed).violation(), "seed " + seed);
    }

    @Test
    void aCopyOfAPrepareGetsTheVoteThatTheFirstOneGot() {
        // Else acceptors hear of another reason, and the leader that has been down may not tell the client of the
        // abort.
        Cluster cluster = new Cluster(PaxosCommit.protocol(PaxosCommitSettings.defaults()))
                .nodes("coordinator", 1)
                .nodes("acceptor", 3)
                .nodes("participant", 3)
                .link(Distribution.uniform(1e5, 1e7), 0, 0.5)
                .load(4, 60, new Transactions(2, 0.8, 20, 1))
                .duration(5 * Cluster.SECOND)
                .crash("c1", 100 * Cluster.MILLI, 100 * Cluster.MILLI);
        Run run = cluster.run(1, List.of(new AtomicCommit(), new EveryRequestEnds(500 * Cluster.MILLI)));
        assertEquals("", run.violation());
    }

    @Test
    void aLeaderThatHasBeenDownTellsOfAnAbortOnceNoEarlierAttemptCanCommit() {
        // p1 and p2 never hear of the transaction, so that no vote shows that it is the only attempt.
        Cluster cluster = new Cluster(PaxosCommit.protocol(PaxosCommitSettings.defaults()))
                .nodes("coordinator", 1)
                .nodes("acceptor", 3)
                .nodes("participant", 2)
                .load(1, 1, new Transactions(2, 0))
                .duration(6 * Cluster.SECOND)
                .crash("c1", 100 * Cluster.MILLI, 100 * Cluster.MILLI)
                .fault(
                        900 * Cluster.MILLI,
                        900 * Cluster.MILLI,
                        new FaultAction.Partition(List.of(Cluster.named("p1", "p2"), new Selector.Rest())));
        Run run = cluster.run(1, List.of(new AtomicCommit(), new NoUnknowns()));
        assertEquals("", run.violation());
        assertTrue(run.steps(Step.Delivered.class).stream().anyMatch(step -> step.message() instanceof Renounced));
    }

    /** Every operation ends before its client gives up. */
    private static final class NoUnknowns implements Check {
        @Override
        public String name() {
            return "no-unknowns";
        }

        @Override
        public Verdict verdict(Evidence evidence) {
            return evidence.history().operations().stream()
                    .filter(operation -> operation.outcome() instanceof Outcome.Unknown)
                    .filter(operation -> operation.completedNanos() != Long.MAX_VALUE)
                    .findFirst()
                    .map(operation -> Verdict.violated("", "", "unknown: " + operation))
                    .orElse(Verdict.valid(""));
        }
    }

    @Test
    void commitsMuchInBadWeather() {
        Storm storm = Storm.ofEverything(PaxosCommit.protocol(PaxosCommitSettings.defaults()), APART);
        assertTrue(storm.committed(1) > 50, "a storm in which nothing commits proves nothing");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void catchesEveryMutant(PaxosCommitMutant mutant) {
        PaxosCommitSettings wrong =
                Settings.of(PaxosCommitSettings.defaults(), "mutant", mutant, "rememberAborts", true);
        assertNotEquals(
                "", Storm.ofEverything(PaxosCommit.protocol(wrong), APART).firstViolation(60));
    }
}
