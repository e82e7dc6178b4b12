package dev.splitbrain.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Selector;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the engine promises to protocols, clients and faults. */
class EngineTest {
    private static final long MS = 1_000_000;
    private static final long DELAY = 5 * MS;
    private static final long FSYNC = 2 * MS;

    /** n1 writes a number every 10 ms and tells n2 before and after; n1 answers clients once their write is on disk. */
    static final class Scribe {
        sealed interface Msg extends Message {
            record Early(int number) implements Msg {}

            record Safe(int number) implements Msg {}
        }

        record Tick() implements Timer {}

        record Recovered(int entries) implements Note {}

        static final Protocol<Scribe, Msg> PROTOCOL = Protocol.named("scribe", Msg.class, Scribe::new)
                .on(Msg.Early.class, (node, from, message) -> {})
                .on(Msg.Safe.class, (node, from, message) -> {})
                .onTimer(Tick.class, (node, tick) -> node.onTick())
                .onRequest(Scribe::onRequest)
                .build();

        private final Context<Msg> ctx;
        private final DurableLog<Integer> log; // durable

        Scribe(Context<Msg> ctx) {
            this.ctx = ctx;
            log = ctx.disk().log("log");
            ctx.note(new Recovered(log.size()));
            if (ctx.self().index() == 0) ctx.setTimer(Duration.ofMillis(10), new Tick());
        }

        private void onTick() {
            NodeId other = ctx.nodes().get(1);
            log.append(log.size());
            ctx.sendEagerly(other, new Msg.Early(log.size()));
            ctx.send(other, new Msg.Safe(log.size()));
            ctx.setTimer(Duration.ofMillis(10), new Tick());
        }

        private void onRequest(ClientMessage.Request request) {
            if (ctx.self().index() != 0) {
                ctx.reject(request.id(), "not n1", ctx.nodes().get(0));
                return;
            }
            log.append(-1);
            ctx.reply(request.id(), Result.DONE);
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private final HistoryRecorder history = new HistoryRecorder();

    private RunEnd run(long durationMs, Workload workload, Fault... faults) {
        List<NodePlan> plans = List.of(plan(0), plan(1), plan(2));
        World world = new World(
                durationMs * MS,
                plans,
                Topology.uniform(Link.withDelay(Distribution.constant(DELAY))),
                Distribution.constant(FSYNC),
                List.of(faults));
        TraceSink all = SimulationTest.listener(StepKind.all(), steps);
        return new Simulation(1, world, Scribe.PROTOCOL, workload, List.of(all, history)).run();
    }

    private static NodePlan plan(int index) {
        return new NodePlan(new NodeId(index, "n" + (index + 1)), "node", "");
    }

    private static Fault fault(long atMs, long forMs, FaultAction action) {
        return new Fault(
                1, action.name(), action, new FaultTime.At(atMs * MS), Optional.of(Distribution.constant(forMs * MS)));
    }

    private static Selector n(int number) {
        return new Selector.Named(List.of("n" + number));
    }

    private static Workload writes(double perSecond, long timeoutMs) {
        return new Workload(
                List.of(new ClientId(0, "client1")),
                new Load.Open(perSecond, false),
                new Mix(Map.of("write", 1.0)),
                Keys.uniform(1),
                List.of(),
                timeoutMs * MS,
                0);
    }

    private <T extends Step> List<T> steps(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<Long> arrivals(Class<? extends Message> kind) {
        return steps(Step.Delivered.class).stream()
                .filter(step -> kind.isInstance(step.message()))
                .map(Step::timeNanos)
                .toList();
    }

    @Test
    void messagesAfterAWriteLeaveOnceItIsDurable() {
        run(12, SimulationTest.idle());
        run(20, SimulationTest.idle());
        assertEquals(10 * MS + DELAY, arrivals(Scribe.Msg.Early.class).get(0));
        assertEquals(10 * MS + FSYNC + DELAY, arrivals(Scribe.Msg.Safe.class).get(0));
    }

    @Test
    void aCrashLosesTheWriteOnItsWayAndWhatWaitedBehindIt() {
        run(60, SimulationTest.idle(), fault(31, 5, new FaultAction.Crash(n(1))));
        assertEquals(1, steps(Step.Crashed.class).get(0).lostWrites(), "the write of 30 ms was not durable at 31 ms");
        List<Step.Noted> recoveries = steps(Step.Noted.class).stream()
                .filter(step -> step.node().index() == 0)
                .toList();
        assertEquals(new Scribe.Recovered(2), recoveries.get(1).note());
        assertEquals(4, arrivals(Scribe.Msg.Early.class).size(), "10, 20, 30 and, after the restart, 46 ms");
        assertEquals(3, arrivals(Scribe.Msg.Safe.class).size(), "10, 20 and 46 ms: that of 30 ms never left");
    }

    @Test
    void timersOfACrashedNodeNeverFire() {
        run(60, SimulationTest.idle(), fault(31, 1000, new FaultAction.Crash(n(1))));
        assertEquals(3, steps(Step.TimerFired.class).size());
    }

    @Test
    void aPausedNodeCatchesUpInOrder() {
        run(100, SimulationTest.idle(), fault(12, 50, new FaultAction.Pause(n(2))));
        List<Long> early = arrivals(Scribe.Msg.Early.class);
        assertEquals(62 * MS, early.get(0), "what arrived during the pause is handled when it ends");
        List<Step.Delivered> delivered = steps(Step.Delivered.class);
        for (int i = 1; i < delivered.size(); i++) {
            assertTrue(delivered.get(i).cause() > delivered.get(i - 1).cause(), "in the order of arrival");
        }
    }

    @Test
    void aPartitionDropsWhatCrossesItAndNothingElse() {
        run(100, SimulationTest.idle(), fault(15, 40, new FaultAction.Partition(List.of(n(1), new Selector.Rest()))));
        List<Step.Dropped> dropped = steps(Step.Dropped.class);
        assertEquals(8, dropped.size(), "early and safe of 20, 30, 40 and 50 ms");
        assertTrue(dropped.stream().allMatch(step -> step.reason() == DropReason.PARTITION));
        assertEquals(
                List.of("n1", "|", "n2", "n3"),
                steps(Step.FaultBegan.class).get(0).targets());
    }

    @Test
    void aBlockIsOneWay() {
        run(100, SimulationTest.idle(), fault(0, 1000, new FaultAction.Block(n(2), n(1))));
        assertEquals(0, steps(Step.Dropped.class).size());
        run(100, SimulationTest.idle(), fault(0, 1000, new FaultAction.Block(n(1), n(2))));
        assertTrue(steps(Step.Dropped.class).size() >= 16);
    }

    @Test
    void clientsFollowTheHintAndLatencyCountsFromTheIntendedStart() {
        run(50, writes(10, 1000));
        Operation first = history.history().operations().get(0);
        assertEquals(new Outcome.Ok(Result.DONE), first.outcome());
        boolean askedN1First = first.latencyNanos() == 2 * DELAY + FSYNC;
        assertTrue(askedN1First || first.latencyNanos() == 4 * DELAY + FSYNC, () -> "latency " + first.latencyNanos());
    }

    @Test
    void anOperationWithoutAnAnswerIsUnknown() {
        run(50, writes(10, 100), fault(0, 5000, new FaultAction.Crash(new Selector.All())));
        assertEquals(
                new Outcome.Unknown("timed out"),
                history.history().operations().get(0).outcome());
    }

    @Test
    void theRunWaitsForOpenOperationsAtItsEnd() {
        RunEnd end = run(101, writes(10, 1000));
        assertTrue(end.endNanos() > 101 * MS, "the operation of 100 ms ended after the duration");
        assertTrue(history.history().operations().stream().allMatch(op -> op.outcome() instanceof Outcome.Ok));
    }
}
