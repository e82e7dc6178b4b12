package dev.splitbrain.protocol.paxos.single;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.PaxosNote.AbandonedRound;
import dev.splitbrain.protocol.paxos.PaxosNote.StartedRound;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.protocol.paxos.Weather;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Chosen;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.single.PaxosSettings.Learning;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.spec.Consensus.Propose;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole runs: what Paxos costs, that it lives where it should, and that no crash at any step breaks it. */
class PaxosRunsTest {
    private static final long DELAY = 10 * Weather.MILLI;
    private static final long FSYNC = 3 * Weather.MILLI;

    /** Each of these nodes is asked once, {@code gapNanos} after the one before, for its own number. */
    private static Workload oneProposalEach(long gapNanos, int... nodes) {
        List<ClientId> clients = new ArrayList<>();
        List<ScriptStep> script = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            clients.add(new ClientId(i, "client" + (i + 1)));
            script.add(new ScriptStep(
                    "p" + nodes[i],
                    i * gapNanos,
                    "client" + (i + 1),
                    Optional.of("n" + nodes[i]),
                    new Propose("x", nodes[i]),
                    Optional.empty()));
        }
        long timeout = 20 * Weather.SECOND;
        return new Workload(clients, new Load.None(), new Mix(Map.of()), Keys.uniform(1), script, timeout, 0);
    }

    private static Run run(World world, PaxosSettings settings, Workload workload) {
        return new Run(1, world, Paxos.protocol(settings), workload, StepKind.all(), List.of(new AtMostOneValue()));
    }

    @Test
    void oneProposerCostsFourMessageDelaysAndTwoForcedWritesInARow() {
        World world = Weather.calm(Weather.nodes(5), DELAY, FSYNC, Weather.SECOND);
        Run run = run(world, PaxosSettings.defaults(), oneProposalEach(0, 1));
        Step.Noted decided = run.notes(Decided.class).stream()
                .filter(noted -> noted.node().name().equals("n1"))
                .findFirst()
                .orElseThrow();
        // To the node, its ballot to disk, then twice: there, to disk, and back.
        assertEquals(DELAY + FSYNC + 2 * (2 * DELAY + FSYNC), decided.timeNanos());
        assertEquals(4, run.sent(Prepare.class));
        assertEquals(4, run.sent(Promise.class));
        assertEquals(4, run.sent(Accept.class));
        assertEquals(5 * 4, run.sent(Accepted.class), "every acceptor tells every learner");
        long forced =
                run.steps(Step.Wrote.class).stream().filter(Step.Wrote::forced).count();
        assertEquals(1 + 5 + 5, forced, "the ballot, five promises, five votes");
    }

    @Test
    void aDistinguishedLearnerSavesMessagesAndCostsADelay() {
        World world = Weather.calm(Weather.nodes(5), DELAY, FSYNC, Weather.SECOND);
        PaxosSettings settings = PaxosSettings.defaults();
        Run everyone = run(world, settings, oneProposalEach(0, 1));
        Run one = run(world, settings.withLearning(Learning.DISTINGUISHED), oneProposalEach(0, 1));
        assertEquals(4, one.sent(Accepted.class), "n1 is the proposer and the distinguished learner");
        assertEquals(4, one.sent(Chosen.class));
        long early = everyone.notes(Decided.class).get(4).timeNanos();
        long late = one.notes(Decided.class).get(4).timeNanos();
        assertEquals(DELAY, late - early);
    }

    /**
     * Two proposers near one acceptor and far from two others. Each hears from the near one that it was outbid while its
     * proposal is still on its way to the far ones, and outbids the other in turn.
     */
    private static Run duel(PaxosSettings settings) {
        List<NodePlan> plans = Weather.nodes("proposer", "proposer", "acceptor", "acceptor", "acceptor");
        Topology topology = (from, to) -> {
            boolean far = from instanceof NodeId && to instanceof NodeId && Math.max(from.index(), to.index()) > 2;
            return Link.withDelay(Distribution.constant((far ? 10 : 1) * Weather.MILLI));
        };
        World world = new World(10 * Weather.SECOND, plans, topology, Distribution.constant(0), List.of());
        return run(world, settings, oneProposalEach(11 * Weather.MILLI, 1, 2));
    }

    @Test
    void withoutBackoffTwoProposersDuelForEver() {
        Run stubborn = duel(PaxosSettings.defaults().withBackoff(false));
        long during = stubborn.notes(StartedRound.class).stream()
                .filter(noted -> noted.timeNanos() < 10 * Weather.SECOND)
                .count();
        assertTrue(during > 800, () -> during + " rounds");
        assertEquals(List.of(), stubborn.notes(Decided.class));
    }

    @Test
    void withBackoffOneOfTwoProposersSoonWins() {
        Run polite = duel(PaxosSettings.defaults());
        assertTrue(polite.notes(AbandonedRound.class).size() >= 1, "they did meet");
        assertTrue(polite.notes(Decided.class).get(0).timeNanos() < Weather.SECOND);
    }

    @Test
    void aCrashOfAnyNodeAtAnyStepOfAShortRunBreaksNothing() {
        World world = Weather.calm(Weather.nodes(3), DELAY, FSYNC, 4 * Weather.SECOND);
        Workload two = oneProposalEach(DELAY, 1, 2);
        List<Long> moments = run(world, PaxosSettings.defaults(), two).steps().stream()
                .map(Step::timeNanos)
                .filter(nanos -> nanos < Weather.SECOND)
                .distinct()
                .toList();
        assertTrue(moments.size() > 20, () -> moments.size() + " moments");
        for (long moment : moments) {
            for (int node = 1; node <= 3; node++) crashAt(moment, node, world, two);
        }
    }

    private static void crashAt(long moment, int node, World world, Workload workload) {
        FaultAction crash = new FaultAction.Crash(Weather.named("n" + node));
        World crashing = Weather.with(world, Weather.fault(1, moment, 50 * Weather.MILLI, crash));
        Run run = run(crashing, PaxosSettings.defaults(), workload);
        assertEquals("", run.violation(), () -> "n" + node + " crashed at " + moment);
        // One of the clients was not at the node that crashed: it got its answer.
        assertTrue(!run.notes(Decided.class).isEmpty(), () -> "n" + node + " crashed at " + moment);
    }

    @Test
    void badWeatherBreaksNothing() {
        for (long seed = 1; seed <= 50; seed++) {
            long now = seed;
            assertEquals("", PaxosRuns.storm(seed, PaxosSettings.defaults()), () -> "seed " + now);
        }
    }
}
