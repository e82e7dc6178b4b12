package dev.splitbrain.protocol.paxos.multi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.log.LogInvariants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.LogNote.Committed;
import dev.splitbrain.protocol.paxos.PaxosNote.Accepted;
import dev.splitbrain.protocol.paxos.Run;
import dev.splitbrain.protocol.paxos.Weather;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosNote.BecameCandidate;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosNote.BecameLeader;
import dev.splitbrain.spec.KeyValue.Write;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole runs: what a command costs under a stable leader, and that no crash at any step and no weather breaks the log. */
class MultiPaxosRunsTest {
    private static final long DELAY = 10 * Weather.MILLI;
    private static final long FSYNC = 3 * Weather.MILLI;
    private static final long STABLE = Weather.SECOND; // by now there is a leader

    /** One client writes {@code count} times, one write every 100 ms, from when there is a leader. */
    private static Workload writes(int count) {
        List<ScriptStep> script = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            long at = STABLE + i * 100 * Weather.MILLI;
            script.add(new ScriptStep("w" + i, at, "client1", Optional.empty(), new Write("x", i), Optional.empty()));
        }
        List<ClientId> clients = List.of(new ClientId(0, "client1"));
        return new Workload(
                clients,
                new Load.None(),
                new Mix(Map.of()),
                Keys.uniform(1),
                script,
                5 * Weather.SECOND,
                200 * Weather.MILLI);
    }

    private static World calm(int nodes) {
        return Weather.calm(Weather.nodes(nodes), DELAY, FSYNC, 2 * Weather.SECOND);
    }

    private static Run run(World world, MultiPaxosSettings settings, Workload workload) {
        List<Check> checks = List.of(new AtMostOneValue(), new LogInvariants());
        return new Run(1, world, MultiPaxos.protocol(settings), workload, StepKind.all(), checks);
    }

    private static List<Long> times(List<Step.Noted> notes, String node) {
        return notes.stream()
                .filter(noted -> noted.node().name().equals(node))
                .map(Step.Noted::timeNanos)
                .toList();
    }

    /** When the leader, who is asked directly from the second write on, received each request. */
    private static List<Long> arrivals(Run run, String leader) {
        return run.steps(Step.Delivered.class).stream()
                .filter(step -> step.to().name().equals(leader))
                .filter(step -> step.from() instanceof ClientId)
                .map(Step.Delivered::timeNanos)
                .toList();
    }

    @Test
    void aStableLeaderCommitsAfterTwoMessageDelaysAndOneForcedWrite() {
        Run run = run(calm(5), MultiPaxosSettings.defaults(), writes(8));
        String leader = run.notes(BecameLeader.class).get(0).node().name();
        List<Long> asked = arrivals(run, leader);
        List<Long> committed = times(run.notes(Committed.class), leader).stream()
                .filter(nanos -> nanos > STABLE)
                .toList();
        assertEquals(8, committed.size());
        for (int i = 0; i < 8; i++) assertEquals(2 * DELAY + FSYNC, committed.get(i) - asked.get(i));
    }

    @Test
    void aClientElsewhereWaitsForTwoDelaysMore() {
        Run run = run(calm(5), MultiPaxosSettings.defaults(), writes(8));
        List<Operation> operations = run.history().operations();
        for (Operation write : operations.subList(1, 8)) assertEquals(4 * DELAY + FSYNC, write.latencyNanos());
    }

    @Test
    void aCommandCostsOneRoundOfMessagesAndOneForcedWriteAtEachAcceptor() {
        Run run = run(calm(5), MultiPaxosSettings.defaults(), writes(8));
        assertEquals(8 * 4, run.sent(Accept.class));
        assertEquals(8 * 4, run.sent(MultiPaxosMessage.Accepted.class));
        assertEquals(4, run.sent(Prepare.class), "phase 1 once");
        assertEquals(4, run.sent(Promise.class));
        assertEquals(8 * 5, run.notes(Accepted.class).size());
        long forced = run.steps(Step.Wrote.class).stream()
                .filter(Step.Wrote::forced)
                .filter(step -> step.timeNanos() > STABLE)
                .count();
        assertEquals(8 * 5, forced);
    }

    @Test
    void withPhaseOneACommandTakesFourMessageDelays() {
        Run run = run(calm(5), MultiPaxosSettings.defaults(), writes(1));
        Step.Noted candidate = run.notes(BecameCandidate.class).get(0);
        Step.Noted leader = run.notes(BecameLeader.class).get(0);
        // Its own promise to disk, there, theirs to disk, and back: the first two delays, before the other two.
        assertEquals(2 * DELAY + 2 * FSYNC, leader.timeNanos() - candidate.timeNanos());
    }

    @Test
    void aSmallerSecondQuorumCommitsWithTheNearestAcceptor() {
        Run run = run(calm(5), MultiPaxosSettings.defaults().withQuorums(5, 1), writes(8));
        for (Operation write : run.history().operations().subList(1, 8)) {
            assertEquals(2 * DELAY + FSYNC, write.latencyNanos(), "the leader's own vote is enough");
        }
    }

    /** Two halves, each with its clients. */
    private static Run halves(int q1, int q2) {
        List<FaultAction> cut =
                List.of(new FaultAction.Partition(List.of(Weather.named("n1", "n2"), Weather.named("n3", "n4"))));
        World world = Weather.calm(Weather.nodes(4), DELAY, FSYNC, 4 * Weather.SECOND);
        Fault fault = Weather.fault(1, STABLE, 2 * Weather.SECOND, cut.get(0));
        return run(
                Weather.with(world, fault),
                MultiPaxosSettings.defaults().withQuorums(q1, q2),
                MultiPaxosRuns.clients(6, 50));
    }

    @Test
    void quorumsThatNeedNotMeetSplitTheLogAndThoseThatMustDoNot() {
        assertNotEquals("", halves(2, 2).violation(), "q1 + q2 = n");
        assertEquals("", halves(3, 2).violation(), "q1 + q2 = n + 1");
        assertEquals("", halves(2, 3).violation(), "q1 + q2 = n + 1");
        assertEquals("", halves(0, 0).violation(), "majorities");
    }

    @Test
    void aCrashOfAnyNodeAtAnyStepOfAShortRunBreaksNothing() {
        World world = Weather.calm(Weather.nodes(3), DELAY, FSYNC, 2 * Weather.SECOND);
        MultiPaxosSettings settings = MultiPaxosSettings.defaults().withSnapshotEvery(2);
        List<Long> moments = run(world, settings, writes(3)).steps().stream()
                .filter(step -> !(step instanceof Step.TimerFired))
                .map(Step::timeNanos)
                .filter(nanos -> nanos < STABLE + 400 * Weather.MILLI)
                .distinct()
                .toList();
        assertTrue(moments.size() > 60, () -> moments.size() + " moments");
        for (long moment : moments) {
            for (int node = 1; node <= 3; node++) crashAt(moment, node, world, settings);
        }
    }

    private static void crashAt(long moment, int node, World world, MultiPaxosSettings settings) {
        FaultAction crash = new FaultAction.Crash(Weather.named("n" + node));
        World crashing = Weather.with(world, Weather.fault(1, moment, 50 * Weather.MILLI, crash));
        Run run = run(crashing, settings, writes(3));
        String when = "n" + node + " crashed at " + moment;
        assertEquals("", run.violation(), when);
        for (Operation write : run.history().operations()) {
            assertTrue(write.outcome() instanceof Outcome.Ok, () -> when + ": " + write);
        }
    }

    @Test
    void badWeatherBreaksNothing() {
        for (long seed = 1; seed <= 25; seed++) {
            long now = seed;
            assertEquals("", MultiPaxosRuns.storm(seed, MultiPaxosSettings.defaults()), () -> "seed " + now);
        }
    }
}
