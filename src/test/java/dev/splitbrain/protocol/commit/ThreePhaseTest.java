package dev.splitbrain.protocol.commit;

import static dev.splitbrain.protocol.commit.Cluster.MILLI;
import static dev.splitbrain.protocol.commit.Cluster.SECOND;
import static dev.splitbrain.protocol.commit.Cluster.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TransactionNote.DecidedAbort;
import dev.splitbrain.node.TransactionNote.DecidedCommit;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.world.FaultAction;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What three-phase commit promises under crashes, and what it cannot keep under a partition. */
class ThreePhaseTest {
    /** When the transaction reaches its coordinator: the client asks a participant first, which names the coordinator. */
    private static final long BEGIN = 30 * MILLI;

    private static final long ALL_VOTED = BEGIN + 22 * MILLI; // two messages and a forced write later
    private static final long PRE_COMMITTED = ALL_VOTED + 10 * MILLI;
    private static final long ALL_KNOW = PRE_COMMITTED + 10 * MILLI; // the acknowledgements have come
    private static final long DECIDED = ALL_KNOW + 2 * MILLI; // and the decision is on disk

    private static final UnaryOperator<Cluster> APART =
            cluster -> cluster.nodes("coordinator", 2).nodes("participant", 3);
    private static final UnaryOperator<Cluster> TOGETHER = cluster -> cluster.nodes("node", 4);

    /** One coordinator and three participants; 10 ms a message, 2 ms a forced write. */
    private static Cluster cluster(ThreePhaseMutant mutant) {
        ThreePhaseSettings settings = Settings.of(ThreePhaseSettings.defaults(), "mutant", mutant);
        return new Cluster(ThreePhaseCommit.protocol(settings))
                .nodes("coordinator", 1)
                .nodes("participant", 3)
                .blocking(5 * SECOND)
                .duration(6 * SECOND);
    }

    @Test
    void takesThreeRoundsOfMessagesToEachParticipantAndTwoBack() {
        for (int n : new int[] {1, 3, 5}) {
            Costs costs = Costs.of(() -> new Cluster(protocol(OnConflict.VOTE_NO))
                    .nodes("coordinator", 1)
                    .nodes("participant", n)
                    .touching(n));
            assertEquals(5 * n, costs.messages());
            assertEquals(5, costs.delays());
        }
    }

    @Test
    void doesNotBlockWhenTheCoordinatorDiesAfterThePreCommit() {
        Run run = cluster(ThreePhaseMutant.NONE)
                .oneTransaction()
                .blocking(1500 * MILLI)
                .crash("c1", PRE_COMMITTED + MILLI, 0)
                .run(1);
        assertEquals("", run.violation());
        assertEquals(
                List.of("p1", "p2", "p3"),
                nodes(run, DecidedCommit.class).stream().distinct().sorted().toList());
        assertEquals(List.of(), nodes(run, DecidedAbort.class));
    }

    @Test
    void doesNotBlockWhenTheCoordinatorDiesBeforeThePreCommit() {
        Run run = cluster(ThreePhaseMutant.NONE)
                .oneTransaction()
                .blocking(1500 * MILLI)
                .crash("c1", ALL_VOTED - MILLI, 0)
                .run(1);
        assertEquals("", run.violation());
        assertEquals(
                List.of("p1", "p2", "p3"),
                nodes(run, DecidedAbort.class).stream().distinct().sorted().toList());
        assertEquals(List.of(), nodes(run, DecidedCommit.class));
    }

    /** The pre-commit reaches p1 only: its side commits, the other side knows of no pre-commit and aborts. */
    @Test
    void decidesInconsistentlyUnderAPartition() {
        Run run = cluster(ThreePhaseMutant.NONE)
                .oneTransaction()
                .partition(ALL_VOTED - MILLI, 3 * SECOND, named("c1", "p1"), named("p2", "p3"))
                .run(1);
        assertTrue(run.violation().startsWith("atomic-commit"), run::violation);
        assertTrue(nodes(run, DecidedCommit.class).contains("p1"));
        assertTrue(nodes(run, DecidedAbort.class).containsAll(List.of("p2", "p3")));
    }

    /** The pre-commit is cut off from p2 and p3, then its sender falls silent: p1 tells the others in its place. */
    @Test
    void whoIsPreCommittedTellsThoseWhoAreUncertain() {
        assertEquals("", halfPreCommitted(ThreePhaseMutant.NONE).run(1).violation());
        assertEquals(
                3,
                nodes(halfPreCommitted(ThreePhaseMutant.NONE).run(1), DecidedCommit.class).stream()
                        .distinct()
                        .count());
        assertNotEquals(
                "", halfPreCommitted(ThreePhaseMutant.TIMEOUT_DECIDES).run(1).violation());
    }

    private static Cluster halfPreCommitted(ThreePhaseMutant mutant) {
        return cluster(mutant)
                .oneTransaction()
                .fault(ALL_VOTED - MILLI, 100 * MILLI, new FaultAction.Block(named("c1"), named("p2", "p3")))
                .crash("c1", PRE_COMMITTED + MILLI, 3 * SECOND);
    }

    /** What the coordinator and p1 know is lost with them; p2 and p3 must be free to abort. */
    @Test
    void skippingThePreCommitIsCaught() {
        assertEquals("", lonelyWitness(ThreePhaseMutant.NONE).run(1).violation());
        assertNotEquals(
                "", lonelyWitness(ThreePhaseMutant.SKIPS_PRE_COMMIT).run(1).violation());
    }

    private static Cluster lonelyWitness(ThreePhaseMutant mutant) {
        return cluster(mutant)
                .oneTransaction()
                .fault(ALL_VOTED - MILLI, 100 * MILLI, new FaultAction.Block(named("c1"), named("p2", "p3")))
                .crash("c1", PRE_COMMITTED + 3 * MILLI, 4 * SECOND)
                .crash("p1", PRE_COMMITTED + 3 * MILLI, 4 * SECOND);
    }

    /** The coordinator has committed and dies with its news on the way; all others are pre-committed. */
    @Test
    void abortingThePreCommittedIsCaught() {
        assertEquals("", lostNews(ThreePhaseMutant.NONE).run(1).violation());
        assertNotEquals(
                "", lostNews(ThreePhaseMutant.ABORTS_PRE_COMMITTED).run(1).violation());
    }

    private static Cluster lostNews(ThreePhaseMutant mutant) {
        return cluster(mutant)
                .oneTransaction()
                .fault(ALL_KNOW + MILLI, 100 * MILLI, new FaultAction.Block(named("c1"), named("p1", "p2", "p3")))
                .crash("c1", DECIDED + 5 * MILLI, 4 * SECOND);
    }

    /** All participants are down when the news comes, and were pre-committed; only the coordinator knows, and is down later. */
    @Test
    void countingTheRecoveredIsCaught() {
        assertEquals("", allDown(ThreePhaseMutant.NONE).run(1).violation());
        assertNotEquals("", allDown(ThreePhaseMutant.COUNTS_RECOVERED).run(1).violation());
    }

    private static Cluster allDown(ThreePhaseMutant mutant) {
        Cluster cluster = cluster(mutant).oneTransaction().crash("c1", DECIDED + 5 * MILLI, 4 * SECOND);
        for (String participant : List.of("p1", "p2", "p3")) cluster.crash(participant, DECIDED + MILLI, 100 * MILLI);
        return cluster;
    }

    private static List<String> nodes(Run run, Class<? extends Note> kind) {
        return run.notes(kind).stream().map(noted -> noted.node().name()).toList();
    }

    /** Conflicts vote no or wait, and coordinators stand apart or not, in turn. */
    static Run storm(long seed) {
        OnConflict onConflict = OnConflict.values()[(int) (seed / 2 % 2)];
        return Storm.ofCrashes(protocol(onConflict), seed % 2 == 0 ? APART : TOGETHER)
                .run(seed);
    }

    @Test
    void keepsTransactionsAtomicUnderCrashes() {
        for (long seed = 1; seed <= 40; seed++) assertEquals("", storm(seed).violation(), "seed " + seed);
    }

    private static Protocol<?, ?> protocol(OnConflict onConflict) {
        return ThreePhaseCommit.protocol(
                Settings.of(ThreePhaseSettings.defaults(), "onConflict", onConflict, "rememberAborts", true));
    }
}
