package dev.splitbrain.protocol.clocks;

import dev.splitbrain.node.ClockNote;
import dev.splitbrain.node.ClockValue;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.clocks.ClockSettings.Kind;
import java.time.Duration;
import java.util.List;

/** A node where things happen by chance, and messages go to and fro; its clock gives every event a time. */
public final class Clocks {
    /** The protocol with these settings. */
    public static Protocol<Clocks, ClocksMessage> protocol(ClockSettings settings) {
        return Protocol.<Clocks, ClocksMessage>named("clocks", ClocksMessage.class, ctx -> new Clocks(ctx, settings))
                .onTimer(NextEvent.class, Clocks::onNextEvent)
                .on(News.class, Clocks::onNews)
                .onTimer(CommitWait.class, Clocks::onCommitWait)
                .build();
    }

    /** What the nodes say. */
    public sealed interface ClocksMessage extends Message {}

    /** Something happened at this time. */
    record News(ClockValue time) implements ClocksMessage {}

    /** Time for the next event of this node's own. */
    record NextEvent() implements Timer {}

    /** A time is past, wherever one looks; whom to tell, none for nobody. */
    record CommitWait(String name, ClockValue time, List<NodeId> tell) implements Timer {}

    private static final double MOST_GAPS = 20; // of the average: a longer wait has never been drawn

    private final Context<ClocksMessage> ctx;
    private final ClockSettings settings;
    private final EventClock clock;
    private long events;

    private Clocks(Context<ClocksMessage> ctx, ClockSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        clock = EventClock.of(ctx, settings);
        waitForNext();
    }

    private void waitForNext() {
        double gaps = Math.min(MOST_GAPS, -StrictMath.log(1 - ctx.random().nextDouble()));
        ctx.setTimer(Duration.ofNanos((long) (gaps * settings.interval().toNanos())), new NextEvent());
    }

    private void onNextEvent(NextEvent timer) {
        boolean sends = !ctx.peers().isEmpty() && ctx.random().chance(settings.sends() / 100.0);
        NodeId to = sends ? ctx.peers().get(ctx.random().nextInt(ctx.peers().size())) : null;
        happens(sends ? "send" : "local", clock.tick(), sends ? List.of(to) : List.of());
        waitForNext();
    }

    private void onNews(NodeId from, News news) {
        happens("receive", clock.receive(news.time()), List.of());
    }

    private void happens(String event, ClockValue time, List<NodeId> tell) {
        events++;
        if (settings.clock() == Kind.INTERVAL) {
            begin(event + " " + events, time, tell);
        } else {
            ctx.note(new ClockNote.Ticked(event, time, ctx.clockNanos()));
            for (NodeId node : tell) ctx.send(node, new News(time));
        }
    }

    // ---- commit wait (Corbett et al. 2012, §4.1.2) ----

    private void begin(String name, ClockValue time, List<NodeId> tell) {
        ctx.note(new ClockNote.Began(name));
        CommitWait wait = new CommitWait(name, time, tell);
        long earliest = ctx.clockNanos() - settings.clockBound().toNanos();
        if (settings.mutant() == Mutant.SKIPS_COMMIT_WAIT) onCommitWait(wait);
        else ctx.setTimer(Duration.ofNanos(Math.max(0, time.physicalNanos() + 1 - earliest)), wait);
    }

    private void onCommitWait(CommitWait wait) {
        long earliest = ctx.clockNanos() - settings.clockBound().toNanos();
        boolean early = earliest <= wait.time().physicalNanos() && settings.mutant() != Mutant.SKIPS_COMMIT_WAIT;
        if (early) { // the wall clock was set back, or it runs slower than the timer
            ctx.setTimer(Duration.ofNanos(wait.time().physicalNanos() + 1 - earliest), wait);
            return;
        }
        ctx.note(new ClockNote.Committed(wait.name(), wait.time()));
        for (NodeId node : wait.tell()) ctx.send(node, new News(wait.time()));
    }
}
