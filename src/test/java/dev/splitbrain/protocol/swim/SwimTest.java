package dev.splitbrain.protocol.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Effect;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.swim.SwimMessage.Ack;
import dev.splitbrain.protocol.swim.SwimMessage.Join;
import dev.splitbrain.protocol.swim.SwimMessage.Nack;
import dev.splitbrain.protocol.swim.SwimMessage.Obituary;
import dev.splitbrain.protocol.swim.SwimMessage.Ping;
import dev.splitbrain.protocol.swim.SwimMessage.PingRequest;
import dev.splitbrain.protocol.swim.SwimMessage.Welcome;
import dev.splitbrain.protocol.swim.SwimTimer.JoinRetry;
import dev.splitbrain.protocol.swim.SwimTimer.NackDue;
import dev.splitbrain.protocol.swim.SwimTimer.ProbeTimeout;
import dev.splitbrain.protocol.swim.SwimTimer.ProtocolPeriod;
import dev.splitbrain.protocol.swim.SwimTimer.SuspicionTimeout;
import dev.splitbrain.spec.KeyValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One test for each promise of the protocol's page, on one member and what it sends. */
class SwimTest {
    private static final int SIZE = 6;
    private static final List<NodeId> NODES = TestContext.nodes(SIZE);
    private static final NodeId ME = NODES.get(0);
    private static final NodeId OTHER = NODES.get(4);
    private static final NodeId THIRD = NODES.get(5);

    private final TestContext<SwimMessage> ctx = new TestContext<>(1, SIZE, KeyValue.SPEC);
    private Protocol<Swim, SwimMessage> protocol;
    private Object node;

    private void boot(Options options) {
        protocol = Swim.protocol(options.settings());
        node = protocol.boot(ctx);
        ctx.finishWrites();
        ctx.take();
    }

    private List<Effect> told(NodeId from, SwimMessage message) {
        protocol.deliver(node, from, message);
        return ctx.take();
    }

    private List<Effect> period() {
        protocol.fire(node, new ProtocolPeriod());
        return ctx.take();
    }

    private List<Effect> timeout() {
        protocol.fire(node, new ProbeTimeout());
        return ctx.take();
    }

    private static List<Effect.Send> sends(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .toList();
    }

    private static Effect.Send ping(List<Effect> effects) {
        return sends(effects).stream()
                .filter(send -> send.message() instanceof Ping)
                .findFirst()
                .orElseThrow();
    }

    private static List<Note> notes(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Noted.class::isInstance)
                .map(effect -> ((Effect.Noted) effect).note())
                .toList();
    }

    private static Update update(NodeId member, Status status, int incarnation) {
        return new Update(member, status, 1, incarnation, member);
    }

    /** A ping that carries news; gives what came of it. */
    private List<Effect> news(Update... updates) {
        return told(NODES.get(1), new Ping(NODES.get(1), 7, List.of(updates)));
    }

    /** What rides on the node's next ack. */
    private List<Update> riders() {
        Effect.Send ack =
                sends(told(NODES.get(2), new Ping(NODES.get(2), 8, List.of()))).get(0);
        return ((Ack) ack.message()).news();
    }

    @Test
    void pingsOneMemberEachPeriodAndHelpersOnlyWhereItDoesNotAnswer() {
        boot(new Options());
        Effect.Send ping = ping(period());
        long sequence = ((Ping) ping.message()).sequence();
        List<Effect.Send> requests = sends(timeout());
        assertEquals(3, requests.size());
        for (Effect.Send request : requests) {
            assertEquals(new PingRequest(ping.to(), sequence, List.of()), request.message());
            assertFalse(request.to().equals(ping.to()) || request.to().equals(ME));
        }
        told(requests.get(0).to(), new Ack(ME, ping.to(), sequence, List.of()));
        assertEquals(List.of(), notes(period()));
    }

    @Test
    void anAnswerInTimeSparesTheHelpers() {
        boot(new Options());
        Effect.Send ping = ping(period());
        NodeId target = ping.to();
        told(target, new Ack(ME, target, ((Ping) ping.message()).sequence(), List.of()));
        assertEquals(List.of(), timeout());
    }

    @Test
    void anAnswerToAnEarlierProbeDoesNotCount() {
        boot(new Options());
        Effect.Send ping = ping(period());
        NodeId target = ping.to();
        told(target, new Ack(ME, target, ((Ping) ping.message()).sequence() - 1, List.of()));
        assertTrue(notes(period()).contains(new MembershipNote.Suspected(target, 1)));
    }

    @Test
    void aHelperPingsAndPassesTheAnswerOn() {
        boot(new Options());
        assertEquals(
                List.of(new Effect.Send(OTHER, new Ping(THIRD, 9, List.of()))),
                told(THIRD, new PingRequest(OTHER, 9, List.of())));
        assertEquals(
                List.of(new Effect.Send(THIRD, new Ack(THIRD, OTHER, 9, List.of()))),
                told(OTHER, new Ack(THIRD, OTHER, 9, List.of())));
    }

    @Test
    void aSuspicionThatNobodyRefutesIsConfirmed() {
        boot(new Options());
        assertEquals(List.of(new MembershipNote.Suspected(OTHER, 1)), notes(news(update(OTHER, Status.SUSPECT, 0))));
        ctx.advance(Duration.ofSeconds(4));
        protocol.fire(node, new SuspicionTimeout());
        assertEquals(List.of(), notes(ctx.take()));
        ctx.advance(Duration.ofSeconds(2));
        protocol.fire(node, new SuspicionTimeout());
        assertEquals(List.of(new MembershipNote.DeclaredDead(OTHER, 1)), notes(ctx.take()));
        assertEquals(Status.DEAD, riders().get(0).status());
    }

    @Test
    void withoutSuspicionAFailedProbeIsADeath() {
        Options options = new Options();
        options.suspicion = SwimSettings.Suspicion.NONE;
        boot(options);
        NodeId target = ping(period()).to();
        assertTrue(notes(period()).contains(new MembershipNote.DeclaredDead(target, 1)));
    }

    @Test
    void aRefutationEndsASuspicion() {
        boot(new Options());
        news(update(OTHER, Status.SUSPECT, 0));
        assertEquals(List.of(), notes(news(update(OTHER, Status.ALIVE, 0)))); // nothing new
        assertEquals(List.of(new MembershipNote.Trusted(OTHER, 1)), notes(news(update(OTHER, Status.ALIVE, 1))));
        ctx.advance(Duration.ofSeconds(60));
        protocol.fire(node, new SuspicionTimeout());
        assertEquals(List.of(), notes(ctx.take()));
    }

    @Test
    void aMemberRefutesUnderANewIncarnation() {
        boot(new Options());
        assertEquals(List.of(new SwimNote.Refuted(1)), notes(news(update(ME, Status.SUSPECT, 0))));
        assertEquals(List.of(new Update(ME, Status.ALIVE, 1, 1, ME)), riders());
        assertEquals(List.of(), notes(news(update(ME, Status.SUSPECT, 0))), "it said so already");
        assertEquals(List.of(new SwimNote.Refuted(2)), notes(news(update(ME, Status.SUSPECT, 1))));
    }

    @Test
    void whoHearsOfItsOwnDeathComesBackAsAnother() {
        boot(new Options());
        assertEquals(List.of(new SwimNote.CameBack(2)), notes(news(update(ME, Status.DEAD, 0))));
        ctx.finishWrites();
        ctx.crash(0);
        node = protocol.boot(ctx);
        assertTrue(sends(ctx.take()).get(0).message().equals(new Join(3)), "generations are on the disk");
    }

    @Test
    void anUpdateIsSentLambdaLogNTimesAndTheLeastSentFirst() {
        Options options = new Options();
        options.piggyback = 1;
        boot(options);
        news(update(OTHER, Status.SUSPECT, 0)); // rides once on the ack to this ping
        news(update(THIRD, Status.SUSPECT, 0));
        assertEquals(OTHER, riders().get(0).member()); // both were sent once: the older one first
        assertEquals(THIRD, riders().get(0).member());
        int more = 0;
        while (!riders().isEmpty()) more++;
        assertEquals(2 * 6, 4 + more, "3·ln 7 = 5.8");
    }

    @Test
    void aBuddyIsToldThatItIsSuspected() {
        Options options = new Options();
        options.buddies = true;
        boot(options);
        news(update(OTHER, Status.SUSPECT, 0));
        while (!riders().isEmpty()) continue; // the news have been sent as often as they may
        for (int i = 0; i < SIZE; i++) {
            Effect.Send ping = ping(period());
            boolean warns = ((Ping) ping.message())
                    .news().stream().anyMatch(update -> update.member().equals(OTHER));
            if (ping.to().equals(OTHER)) assertTrue(warns);
            told(ping.to(), new Ack(ME, ping.to(), ((Ping) ping.message()).sequence(), List.of()));
        }
    }

    @Test
    void aHelperWithoutAnAnswerSaysSo() {
        boot(Options.lifeguard());
        told(THIRD, new PingRequest(OTHER, 9, List.of()));
        protocol.fire(node, new NackDue(THIRD, OTHER, 9));
        assertEquals(List.of(new Effect.Send(THIRD, new Nack(OTHER, 9, List.of()))), ctx.take());
    }

    @Test
    void whoHearsNobodyDoubtsItself() {
        boot(Options.lifeguard());
        period();
        timeout();
        assertTrue(notes(period()).contains(new SwimNote.HealthChanged(2)), "a probe failed, and nacks are missing");
        List<Effect> next = period(); // this one did not even ask its helpers
        assertTrue(notes(next).contains(new SwimNote.HealthChanged(3)));
        assertTrue(next.contains(new Effect.SetTimer(Duration.ofSeconds(4), new ProtocolPeriod())));
    }

    @Test
    void whoHearsNacksDoubtsItselfLess() {
        boot(Options.lifeguard());
        Effect.Send ping = ping(period());
        long sequence = ((Ping) ping.message()).sequence();
        for (Effect.Send request : sends(timeout())) told(request.to(), new Nack(ping.to(), sequence, List.of()));
        assertTrue(notes(period()).contains(new SwimNote.HealthChanged(1)));
    }

    @Test
    void whoWasDroppedHasNoSayAndIsToldSo() {
        boot(new Options());
        news(update(OTHER, Status.DEAD, 0));
        List<Effect> effects = told(OTHER, new Ping(OTHER, 3, List.of(update(THIRD, Status.DEAD, 0))));
        assertEquals(List.of(), notes(effects));
        assertEquals(
                new Obituary(update(OTHER, Status.DEAD, 0)),
                sends(effects).get(0).message());
        assertEquals(
                List.of(new SwimNote.Refuted(1)),
                notes(told(OTHER, new Ping(OTHER, 4, List.of(update(ME, Status.SUSPECT, 0))))));
    }

    @Test
    void aNewcomerIsWelcomedWithAllThatIsKnown() {
        Options options = new Options();
        options.members = 4;
        boot(options);
        news(update(NODES.get(1), Status.SUSPECT, 2));
        List<Effect> effects = told(OTHER, new Join(1));
        assertEquals(List.of(new MembershipNote.Admitted(OTHER, 1)), notes(effects));
        Welcome welcome = (Welcome) sends(effects).get(0).message();
        assertEquals(
                List.of(
                        update(NODES.get(1), Status.SUSPECT, 2),
                        update(OTHER, Status.ALIVE, 0),
                        update(ME, Status.ALIVE, 0)),
                welcome.state());
    }

    @Test
    void aRestartedMemberAsksUntilItIsWelcomed() {
        boot(new Options());
        ctx.crash(0);
        node = protocol.boot(ctx);
        ctx.take();
        protocol.fire(node, new JoinRetry());
        assertEquals(new Join(2), sends(ctx.take()).get(0).message());
        told(OTHER, new Welcome(List.of(update(THIRD, Status.DEAD, 0))));
        protocol.fire(node, new JoinRetry());
        assertEquals(List.of(), ctx.take());
    }
}
