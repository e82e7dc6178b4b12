package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Initiators;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Mutant;
import dev.splitbrain.protocol.election.RingMessage.Elected;
import dev.splitbrain.protocol.election.RingMessage.Election;
import dev.splitbrain.protocol.election.RingMessage.Passed;
import dev.splitbrain.protocol.election.RingMessage.Receipt;
import dev.splitbrain.protocol.election.RingTimer.NewsDue;
import dev.splitbrain.protocol.election.RingTimer.Patience;
import dev.splitbrain.protocol.election.RingTimer.ReceiptTimeout;

/**
 * A node on a ring that elects the one with the greatest number (Chang and Roberts 1979): each sends its number to the next,
 * who passes on what is greater than its own and takes off what is less; a number that comes back to its node has passed all.
 */
public final class ChangRoberts {
    /** The protocol with these settings. */
    public static Protocol<ChangRoberts, ?> protocol(ChangRobertsSettings settings) {
        return Protocol.<ChangRoberts, RingMessage>named(
                        "chang-roberts", RingMessage.class, ctx -> new ChangRoberts(ctx, settings))
                .roles(ElectionNote.LEADER, ElectionNote.FOLLOWER, ElectionNote.CANDIDATE)
                .on(Election.class, ChangRoberts::onElection)
                .on(Elected.class, ChangRoberts::onElected)
                .onTimer(NewsDue.class, ChangRoberts::onNewsDue)
                .onTimer(Patience.class, ChangRoberts::onPatience)
                .on(Receipt.class, (node, from, receipt) -> node.ring.onReceipt(from, receipt))
                .onTimer(ReceiptTimeout.class, (node, timeout) -> node.ring.onReceiptTimeout(timeout))
                .build();
    }

    /** What a node is in its own eyes. */
    private enum Standing {
        /** Has not taken part yet. */
        LISTENING,
        /** Its number is on its way. */
        STANDING,
        /** A greater number has come by, and it waits to hear who leads. */
        YIELDING,
        FOLLOWING,
        LEADING
    }

    private static final long DRAWS = 10_000; // so many that two nodes hardly ever draw the same

    private final Context<RingMessage> ctx;
    private final ChangRobertsSettings settings;
    private final Ring ring;
    private final DurableValue<Long>
            drawn; // durable: a node that drew another would not know its own when it comes back
    private final DurableValue<Integer>
            attempt; // durable: how often it stood, so that it knows an earlier life's message
    private final long number;
    private Standing standing = Standing.LISTENING;
    private long leaderNumber; // following only
    private long told; // leader only: how often it told of itself

    private ChangRoberts(Context<RingMessage> ctx, ChangRobertsSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        ring = new Ring(ctx, settings, message -> arrive(message));
        drawn = ctx.disk().value("number", 0L);
        attempt = ctx.disk().value("attempt", 0);
        number = number();
        boolean first = ctx.self().index() == 0;
        if (settings.initiators() == Initiators.ALL || first) stand();
        else bePatient();
    }

    /** The paper's numbers are given, and no two are alike. */
    private long number() {
        int place = ctx.self().index();
        int nodes = ctx.nodes().size();
        return switch (settings.numbers()) {
            case ASCENDING -> place + 1;
            case DESCENDING -> nodes - place;
            case RANDOM -> {
                if (drawn.get() == 0) drawn.set(nodes * (1 + ctx.random().nextLong(DRAWS)) + place);
                yield drawn.get();
            }
        };
    }

    // ---- an election ----

    private void stand() {
        attempt.set(attempt.get() + 1);
        standing = Standing.STANDING;
        ctx.note(new ElectionNote.BecameCandidate());
        bePatient();
        ring.pass(new Election(number, ctx.self(), attempt.get()));
    }

    private void onElection(NodeId from, Election election) {
        ring.confirm(from, election);
        arrive(election);
    }

    private void arrive(Passed message) {
        boolean own = message.origin().equals(ctx.self());
        if (message instanceof Election election) {
            if (own) comeBack(election);
            else meet(election);
        } else if (!own) { // what one tells of oneself ends here
            hear((Elected) message);
        }
    }

    /** A number that passed all others is the greatest; unless its node has met a greater one, or has begun anew, since. */
    private void comeBack(Election own) {
        if (standing == Standing.STANDING && own.attempt() == attempt.get()) becomeLeader();
        if (settings.mutant() == Mutant.KEEPS_ITS_OWN) ring.pass(own);
    }

    /** Chang and Roberts call it message extinction: what is less than the node's own number goes no further. */
    private void meet(Election election) {
        if (settings.mutant() == Mutant.LEADS_AT_FIRST && standing == Standing.STANDING) becomeLeader();
        if (election.number() > number) {
            maybeYield(election);
            ring.pass(election);
        } else {
            if (standing == Standing.LISTENING) stand(); // in the other's place
            if (settings.mutant() == Mutant.FORWARDS_SMALLER) ring.pass(election);
        }
    }

    /** A leader too: so when the greater number comes back to its node, nobody else leads. */
    private void maybeYield(Election election) {
        if (standing == Standing.LEADING && settings.mutant() == Mutant.LEADS_ON) return;
        boolean followsGreater = standing == Standing.FOLLOWING && leaderNumber >= election.number();
        if (followsGreater) return; // that one will take it off
        if (standing != Standing.YIELDING) {
            beNobody(Standing.YIELDING);
            ctx.note(new ElectionNote.Yielded(election.origin()));
        }
        bePatient();
    }

    // ---- its outcome ----

    private void becomeLeader() {
        standing = Standing.LEADING;
        ctx.note(new ElectionNote.BecameLeader());
        ctx.cancelTimer(new Patience());
        tell();
    }

    private void tell() {
        if (!settings.heartbeat().isZero()) ctx.setTimer(settings.heartbeat(), new NewsDue());
        ring.pass(new Elected(number, ctx.self(), attempt.get(), ++told));
    }

    private void onNewsDue(NewsDue due) {
        tell();
    }

    private void onElected(NodeId from, Elected elected) {
        ring.confirm(from, elected);
        arrive(elected);
    }

    private void hear(Elected elected) {
        if (elected.number() < number) { // it was not there when that one was elected, and is to lead in its place
            if (standing == Standing.LISTENING) stand();
            return;
        }
        boolean known = standing == Standing.FOLLOWING && leaderNumber == elected.number();
        if (!known) {
            beNobody(Standing.FOLLOWING);
            leaderNumber = elected.number();
            ctx.note(new ElectionNote.BecameFollower(elected.origin()));
        }
        bePatient();
        ring.pass(elected);
    }

    private void beNobody(Standing next) {
        if (standing == Standing.LEADING) ctx.cancelTimer(new NewsDue());
        standing = next;
    }

    // ---- waiting ----

    private void bePatient() {
        if (!settings.patience().isZero()) ctx.setTimer(settings.patience(), new Patience());
    }

    private void onPatience(Patience timer) {
        stand();
    }
}
