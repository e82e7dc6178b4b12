package dev.splitbrain.protocol.paxos.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.OnlyProposedValues;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.protocol.paxos.PaxosNote.Collided;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.protocol.paxos.Soak;
import dev.splitbrain.protocol.paxos.Weather;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Propose;
import dev.splitbrain.protocol.paxos.fast.FastPaxosMessage.Voted;
import dev.splitbrain.protocol.paxos.fast.FastPaxosSettings.Recovery;
import dev.splitbrain.spec.Consensus;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs: what the fast path and each recovery cost, and that neither crashes nor weather break them. */
class FastPaxosRunsTest {
    private static final long DELAY = 10 * Weather.MILLI;
    private static final FastPaxosSettings SETTINGS = FastPaxosSettings.defaults();

    /** Each of these nodes is asked at the same moment to propose its own number. */
    private static Workload atOnce(int... nodes) {
        List<ClientId> clients = new ArrayList<>();
        List<ScriptStep> script = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            String client = "client" + (i + 1);
            clients.add(new ClientId(i, client));
            Consensus.Propose propose = new Consensus.Propose("x", nodes[i]);
            script.add(new ScriptStep(client, 0, client, Optional.of("n" + nodes[i]), propose, Optional.empty()));
        }
        long timeout = 5 * Weather.SECOND;
        return new Workload(clients, new Load.None(), new Mix(Map.of()), Keys.uniform(1), script, timeout, 0);
    }

    private static Run run(List<NodePlan> nodes, FastPaxosSettings settings, Workload workload) {
        return run(Weather.calm(nodes, DELAY, 0, 3 * Weather.SECOND), settings, workload);
    }

    private static Run run(World world, FastPaxosSettings settings, Workload workload) {
        return new Run(
                1,
                world,
                FastPaxos.protocol(settings),
                workload,
                StepKind.all(),
                List.of(new AtMostOneValue(), new OnlyProposedValues()));
    }

    /** Message delays from when the proposers have their values until the first node knows what is chosen. */
    private static long delays(Run run) {
        long nanos = run.notes(Decided.class).get(0).timeNanos() - DELAY; // a client's request takes one
        assertEquals(0, nanos % DELAY);
        return nanos / DELAY;
    }

    @Test
    void anyProposerHasItsValueChosenInTwoMessageDelays() {
        List<NodePlan> apart =
                Weather.nodes("proposer", "proposer", "acceptor", "acceptor", "acceptor", "acceptor", "learner");
        for (int proposer = 1; proposer <= 2; proposer++) {
            Run run = run(apart, SETTINGS, atOnce(proposer));
            assertEquals(2, delays(run));
            assertEquals(4, run.sent(Propose.class));
            assertEquals(4 * 3, run.sent(Voted.class), "each acceptor tells the learner and both proposers");
            assertEquals(0, run.sent(Prepare.class) + run.sent(Accept.class));
        }
    }

    @Test
    void aForcedWriteAtEachAcceptorIsAllThatTheFastPathWrites() {
        Run run = run(Weather.nodes(4), SETTINGS, atOnce(2));
        assertEquals(
                4,
                run.steps(Step.Wrote.class).stream().filter(Step.Wrote::forced).count());
    }

    /** n1, n2 and n3 propose at once, and vote for themselves: after one delay all know that no value can have three votes. */
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void aCollisionCostsWhatItsRecoveryCosts(Recovery recovery) {
        Run run = run(Weather.nodes(4), SETTINGS.withRecovery(recovery), atOnce(1, 2, 3));
        int more = recovery == Recovery.RESTART ? 4 : recovery == Recovery.COORDINATED ? 2 : 1;
        assertEquals(1 + more, delays(run), "message delays after the votes that collide");
        assertEquals(1, run.notes(Collided.class).size());
        assertEquals(4, run.notes(Decided.class).size());
        assertEquals("", run.violation());
    }

    @Test
    void aDeadCoordinatorDoesNotEndTheStory() {
        World world = Weather.calm(Weather.nodes(4), DELAY, 0, 3 * Weather.SECOND);
        FaultAction crash = new FaultAction.Crash(Weather.named("n1"));
        // n4 decides the race between n2 and n3; without n1 nobody has three votes, and nobody recovers but by timeout.
        Run run = run(Weather.with(world, Weather.fault(1, 0, 0, crash)), SETTINGS, atOnce(2, 3));
        assertEquals(3, run.notes(Decided.class).size());
        assertEquals("", run.violation());
    }

    @ParameterizedTest
    @EnumSource(Recovery.class)
    void aCrashOfAnyNodeAtAnyStepOfACollisionBreaksNothing(Recovery recovery) {
        World world = Weather.calm(Weather.nodes(4), DELAY, 3 * Weather.MILLI, 3 * Weather.SECOND);
        FastPaxosSettings settings = SETTINGS.withRecovery(recovery);
        List<Long> moments = run(world, settings, atOnce(1, 2, 3)).steps().stream()
                .map(Step::timeNanos)
                .filter(nanos -> nanos < Weather.SECOND)
                .distinct()
                .toList();
        assertTrue(moments.size() >= 6, () -> moments.size() + " moments");
        for (long moment : moments) {
            for (int node = 1; node <= 4; node++) {
                FaultAction crash = new FaultAction.Crash(Weather.named("n" + node));
                World crashing = Weather.with(world, Weather.fault(1, moment, 50 * Weather.MILLI, crash));
                Run run = run(crashing, settings, atOnce(1, 2, 3));
                String when = "n" + node + " crashed at " + moment;
                assertEquals("", run.violation(), when);
                assertTrue(!run.notes(Decided.class).isEmpty(), when);
            }
        }
    }

    @Test
    void badWeatherBreaksNothing() {
        for (long seed = 1; seed <= 48; seed++) {
            long now = seed;
            assertEquals("", FastPaxosRuns.storm(seed, SETTINGS), () -> "seed " + now);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "FORGETS_PROMISE"}) // which needs a schedule of its own
    void badWeatherFindsEachMistake(Mutant mutant) {
        long seed = Soak.firstWrong(150, s -> FastPaxosRuns.storm(s, SETTINGS.withMutant(mutant)));
        assertTrue(seed > 0, () -> "150 runs did not find " + mutant);
    }
}
