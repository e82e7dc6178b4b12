package dev.splitbrain.protocol.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.LockNote.Owner;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.Lab;
import dev.splitbrain.protocol.lock.LockMessage.Acquire;
import dev.splitbrain.protocol.lock.LockMessage.Busy;
import dev.splitbrain.protocol.lock.LockMessage.Extend;
import dev.splitbrain.protocol.lock.LockMessage.Extended;
import dev.splitbrain.protocol.lock.LockMessage.Granted;
import dev.splitbrain.protocol.lock.LockMessage.Read;
import dev.splitbrain.protocol.lock.LockMessage.Release;
import dev.splitbrain.protocol.lock.LockMessage.Write;
import dev.splitbrain.protocol.lock.LockSettings.Algorithm;
import dev.splitbrain.protocol.lock.LockSettings.Fencing;
import dev.splitbrain.protocol.lock.LockSettings.LeaseClock;
import dev.splitbrain.protocol.lock.LockSettings.Restart;
import dev.splitbrain.protocol.lock.LockTimer.WorkDone;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lock servers, workers and the store promise, one sentence each. Leases last 500 ms. */
class LeaseLockTest {
    private static final List<String> ROLES = List.of("lock-server", "store", "worker", "worker");
    private static final NodeId W1 = TestContext.nodes(4).get(2);
    private static final NodeId W2 = TestContext.nodes(4).get(3);
    private static final Owner FIRST = new Owner(W1, 1, 1);
    private static final Owner SECOND = new Owner(W2, 1, 1);

    private final TestContext<LockMessage> ctx = new TestContext<>(1, ROLES, Counter.SPEC);

    private static LockSettings settings(Restart restart, LeaseClock clock) {
        LockSettings plain = LockSettings.defaults();
        return new LockSettings(
                plain.algorithm(),
                plain.lease(),
                plain.driftAllowance(),
                clock,
                restart,
                plain.fencing(),
                plain.checksLease(),
                plain.renewEvery(),
                plain.work(),
                plain.retryDelay(),
                plain.jitter(),
                plain.answerTimeout(),
                plain.mutant());
    }

    private LockServer server(Restart restart, LeaseClock clock) {
        return new LockServer(ctx, settings(restart, clock));
    }

    private LockServer server() {
        return server(Restart.REMEMBERS, LeaseClock.MONOTONIC);
    }

    private LockServer restarted(Restart restart) {
        ctx.finishWrites();
        ctx.crash(0);
        return server(restart, LeaseClock.MONOTONIC);
    }

    private LockMessage answer(LockServer server, Owner owner) {
        ctx.take();
        server.onAcquire(owner.node(), new Acquire(owner));
        return (LockMessage) ctx.take().stream()
                .filter(Effect.Send.class::isInstance)
                .map(effect -> ((Effect.Send) effect).message())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLockIsGrantedToOneForALeaseAndThenToTheNextWithAGreaterToken() {
        LockServer server = server();
        assertEquals(new Granted(FIRST, 1), answer(server, FIRST));
        ctx.advance(Duration.ofMillis(499));
        assertEquals(new Busy(SECOND), answer(server, SECOND));
        ctx.advance(Duration.ofMillis(1));
        assertEquals(new Granted(SECOND, 2), answer(server, SECOND));
    }

    @Test
    void whoAsksTwiceGetsTheSameLeaseAgainAndNoLonger() {
        LockServer server = server();
        answer(server, FIRST);
        ctx.advance(Duration.ofMillis(400));
        assertEquals(new Granted(FIRST, 1), answer(server, FIRST));
        ctx.advance(Duration.ofMillis(100));
        assertEquals(new Granted(SECOND, 2), answer(server, SECOND));
    }

    @Test
    void onlyTheOwnerFreesTheLock() {
        LockServer server = server();
        answer(server, FIRST);
        server.onRelease(W2, new Release(SECOND));
        assertEquals(new Busy(SECOND), answer(server, SECOND));
        server.onRelease(W1, new Release(FIRST));
        assertEquals(new Granted(SECOND, 2), answer(server, SECOND));
    }

    @Test
    void aLeaseThatIsOverIsNotExtended() {
        LockServer server = server();
        answer(server, FIRST);
        ctx.advance(Duration.ofMillis(400));
        ctx.take();
        server.onExtend(W1, new Extend(FIRST, 1));
        assertEquals(List.of(new Effect.Send(W1, new Extended(FIRST, 1))), ctx.take());
        ctx.advance(Duration.ofMillis(499));
        assertEquals(new Busy(SECOND), answer(server, SECOND));
        ctx.advance(Duration.ofMillis(1));
        server.onExtend(W1, new Extend(FIRST, 2));
        assertEquals(List.of(), ctx.take());
    }

    @Test
    void theWallClockMayEndALeaseAndTheMonotonicOneMayNot() {
        for (LeaseClock clock : LeaseClock.values()) {
            LockServer server = server(Restart.FORGETS, clock);
            answer(server, FIRST);
            ctx.jump(Duration.ofMillis(500));
            boolean granted = answer(server, SECOND) instanceof Granted;
            assertEquals(clock == LeaseClock.WALL, granted, clock.toString());
        }
    }

    @Test
    void afterARestartTheLockIsFreeOrAwaitedOrKnown() {
        answer(server(Restart.FORGETS, LeaseClock.MONOTONIC), FIRST);
        assertEquals(new Granted(SECOND, 2), answer(restarted(Restart.FORGETS), SECOND));
        for (Restart careful : List.of(Restart.WAITS, Restart.REMEMBERS)) {
            ctx.advance(Duration.ofSeconds(1));
            answer(server(careful, LeaseClock.MONOTONIC), FIRST);
            LockServer server = restarted(careful);
            ctx.advance(Duration.ofMillis(499));
            assertEquals(new Busy(SECOND), answer(server, SECOND), careful.toString());
            ctx.advance(Duration.ofMillis(1));
            assertTrue(answer(server, SECOND) instanceof Granted, careful.toString());
        }
    }

    @Test
    void redlockWithTokensIsRefusedInWords() {
        LockSettings plain = LockSettings.defaults();
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new LockSettings(
                        Algorithm.REDLOCK,
                        plain.lease(),
                        plain.driftAllowance(),
                        plain.clock(),
                        plain.restart(),
                        Fencing.ALL,
                        plain.checksLease(),
                        plain.renewEvery(),
                        plain.work(),
                        plain.retryDelay(),
                        plain.jitter(),
                        plain.answerTimeout(),
                        plain.mutant()));
        assertTrue(refused.getMessage().startsWith("fencing needs tokens that grow"), refused.getMessage());
    }

    // ---- workers and the store ----

    private static void deliver(Lab<LockMessage> lab, Class<? extends Message> kind, int from, int to) {
        lab.deliver(kind, from, to);
    }

    /** n3 has the lock, and asks the store for the value. */
    private static Lab<LockMessage> holder() {
        Lab<LockMessage> lab = new Lab<>(LeaseLock.protocol(LockSettings.defaults()), ROLES);
        lab.ask(3, new Counter.Add("k", 1));
        deliver(lab, Acquire.class, 3, 1);
        deliver(lab, Granted.class, 1, 3);
        return lab;
    }

    @Test
    void aGrantThatCameTooLateIsGivenBack() {
        Lab<LockMessage> lab = new Lab<>(LeaseLock.protocol(LockSettings.defaults()), ROLES);
        lab.ask(3, new Counter.Add("k", 1));
        deliver(lab, Acquire.class, 3, 1);
        lab.advance(Duration.ofMillis(495)); // a hundredth is kept back for clocks that drift
        deliver(lab, Granted.class, 1, 3);
        assertTrue(lab.flying().stream().anyMatch(flight -> flight.message() instanceof Release));
        assertTrue(lab.flying().stream().noneMatch(flight -> flight.message() instanceof Read));
    }

    @Test
    void aWorkerWhoseLeaseIsOverDoesNotWrite() {
        Lab<LockMessage> lab = holder();
        deliver(lab, Read.class, 3, 2);
        deliver(lab, LockMessage.Value.class, 2, 3);
        lab.advance(Duration.ofMillis(495));
        lab.fire(3, new WorkDone());
        assertTrue(lab.flying().stream().noneMatch(flight -> flight.message() instanceof Write));
    }

    @Test
    void aWriteThatComesTwiceTakesEffectOnce() {
        Lab<LockMessage> lab = holder();
        deliver(lab, Read.class, 3, 2);
        deliver(lab, LockMessage.Value.class, 2, 3);
        lab.fire(3, new WorkDone());
        Lab.Flight write = lab.flying().get(lab.flying().size() - 1);
        deliver(lab, Write.class, 3, 2);
        lab.restart(2); // what it knows of requests is on its disk
        lab.arrive(write);
        lab.deliverAll();
        assertEquals(List.of(Result.DONE), results(lab));
        lab.ask(3, new Counter.Read("k"));
        lab.deliverAll();
        assertEquals(new Result.Value(1L), results(lab).get(1));
    }

    /** A late holder may learn that its request has been done: the store neither refuses it nor serves it. */
    @Test
    void learningThatARequestIsDoneTakesNoToken() {
        TestContext<LockMessage> store = new TestContext<>(2, ROLES, Counter.SPEC);
        Store node = new Store(store, LockSettings.defaults());
        Request request = new Request(new RequestId(new ClientId(0, "alice"), 1), new Counter.Add("k", 1), 1);
        node.onRead(W2, new Read(request, SECOND, 7));
        node.onWrite(W2, new Write(request, SECOND, 7, 1, 0));
        store.take();
        node.onRead(W1, new Read(request, FIRST, 3));
        assertEquals(List.of(new Effect.Send(W1, new LockMessage.Value(FIRST, 1, 1, true))), store.take());
    }

    private static List<Result> results(Lab<LockMessage> lab) {
        return lab.replies().stream().map(Effect.Reply::result).toList();
    }
}
