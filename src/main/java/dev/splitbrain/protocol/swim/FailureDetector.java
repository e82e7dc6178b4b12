package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.swim.SwimMessage.Ack;
import dev.splitbrain.protocol.swim.SwimMessage.Nack;
import dev.splitbrain.protocol.swim.SwimMessage.Ping;
import dev.splitbrain.protocol.swim.SwimMessage.PingRequest;
import dev.splitbrain.protocol.swim.SwimTimer.NackDue;
import dev.splitbrain.protocol.swim.SwimTimer.ProbeTimeout;
import dev.splitbrain.protocol.swim.SwimTimer.ProtocolPeriod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The failure detector component (SWIM §3.1): in each protocol period one other member is pinged; if it does not answer in
 * time, some helpers ping it too; if nothing has come by the end of the period, it has failed the probe.
 */
final class FailureDetector {
    private static final ProtocolPeriod PERIOD = new ProtocolPeriod();
    private static final ProbeTimeout TIMEOUT = new ProbeTimeout();
    private static final double NACK_SHARE =
            0.8; // of the timeout, so that it comes back in time (Lifeguard, LHA-Probe)

    private final Context<SwimMessage> ctx;
    private final SwimSettings settings;
    private final View view;
    private final Dissemination news;
    private final Health health;
    private final Targets targets;
    private final Consumer<NodeId> failed;

    private NodeId target; // of the probe that runs; null where none does
    private long sequence; // of the probe, so that a late answer to an earlier one does not count (§3.1)
    private boolean answered;
    private final List<NodeId> silent = new ArrayList<>(0); // helpers that were asked and said nothing yet

    FailureDetector(
            Context<SwimMessage> ctx,
            SwimSettings settings,
            View view,
            Dissemination news,
            Health health,
            Consumer<NodeId> failed) {
        this.ctx = ctx;
        this.settings = settings;
        this.view = view;
        this.news = news;
        this.health = health;
        this.failed = failed;
        targets = new Targets(ctx, settings, view);
    }

    /** Begins at a moment of its own within a period, so that members do not all probe at once. */
    void begin(int generation) {
        sequence = (long) generation << 32; // no answer to an earlier life will fit
        ctx.setTimer(Duration.ofNanos(ctx.random().nextLong(settings.period().toNanos())), PERIOD);
    }

    /** Stops for good. */
    void end() {
        target = null;
        ctx.cancelTimer(PERIOD);
        ctx.cancelTimer(TIMEOUT);
    }

    void onPeriod() {
        endProbe();
        target = targets.next();
        if (target != null) probe();
        ctx.setTimer(health.scaled(settings.period()), PERIOD);
    }

    private void probe() {
        sequence++;
        answered = false;
        silent.clear();
        ctx.send(target, new Ping(ctx.self(), sequence, news.ridersTo(target)));
        if (settings.mutant() == Mutant.ASKS_HELPERS_AT_ONCE) onTimeout();
        else ctx.setTimer(health.scaled(settings.timeout()), TIMEOUT);
    }

    /** The target did not answer in time: helpers ask it, each on a path of its own. */
    void onTimeout() {
        if (target == null || answered) return;
        List<NodeId> helpers = view.some(settings.helpers(), target, ctx.random());
        silent.addAll(helpers);
        for (NodeId helper : helpers) ctx.send(helper, new PingRequest(target, sequence, news.riders()));
    }

    /** The end of the period, until which an answer counts. */
    private void endProbe() {
        if (target == null) return;
        NodeId probed = target;
        target = null;
        health.probed(answered, settings.nacks() && !silent.isEmpty());
        if (answered || !view.isMember(probed)) return; // or dropped in the meantime
        ctx.note(new SwimNote.ProbeFailed(probed));
        failed.accept(probed);
    }

    void onPing(NodeId from, Ping ping) {
        ctx.send(from, new Ack(ping.origin(), ctx.self(), ping.sequence(), news.riders()));
    }

    void onPingRequest(NodeId from, PingRequest request) {
        NodeId asked = request.target();
        ctx.send(asked, new Ping(from, request.sequence(), news.ridersTo(asked)));
        if (!settings.nacks()) return;
        Duration patience =
                Duration.ofNanos((long) (NACK_SHARE * settings.timeout().toNanos()));
        ctx.setTimer(patience, new NackDue(from, asked, request.sequence()));
    }

    void onNackDue(NackDue due) {
        ctx.send(due.origin(), new Nack(due.target(), due.sequence(), news.riders()));
    }

    void onAck(NodeId from, Ack ack) {
        if (!ack.origin().equals(ctx.self())) { // asked for another
            if (settings.nacks()) ctx.cancelTimer(new NackDue(ack.origin(), ack.target(), ack.sequence()));
            ctx.send(ack.origin(), new Ack(ack.origin(), ack.target(), ack.sequence(), news.riders()));
            return;
        }
        boolean direct = from.equals(ack.target());
        if (!direct && settings.mutant() == Mutant.IGNORES_HELPERS) return;
        if (ack.sequence() != sequence || !ack.target().equals(target)) return; // of an earlier period: too late
        silent.remove(from);
        if (!answered) ctx.cancelTimer(TIMEOUT);
        answered = true;
    }

    void onNack(NodeId from, Nack nack) {
        if (nack.sequence() == sequence && nack.target().equals(target)) silent.remove(from);
    }
}
