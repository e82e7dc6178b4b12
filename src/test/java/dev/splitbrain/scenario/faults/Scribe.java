package dev.splitbrain.scenario.faults;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.FoundDamage;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import dev.splitbrain.node.WriteFailed;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.List;

/**
 * A protocol that shows what machines do to it: each 10 ms n1 writes the next number, tells everybody before ({@code Early})
 * and after ({@code Safe}) it is durable, and reads its clocks. It answers requests once they are on its disk.
 */
final class Scribe {
    static final Duration INTERVAL = Duration.ofMillis(10);

    /** How it writes, and what it does when a write fails. */
    record Settings(boolean forced, int entries, boolean survives) {}

    static final ProtocolEntry<Settings> ENTRY = new ProtocolEntry<>(
                    "scribe", "A protocol of tests", Settings.class, new Settings(true, 1, false), Scribe::protocol)
            .withNotes(Told.class);

    sealed interface Say extends Message {}

    record Early(int number) implements Say {}

    record Safe(int number) implements Say {}

    record Tick() implements Timer {}

    sealed interface Told extends Note {}

    record Started(int entries, List<FoundDamage> damage) implements Told {
        Started {
            damage = List.copyOf(damage);
        }
    }

    record ReadClocks(long monotonicNanos, long wallNanos) implements Told {}

    record GoesOn(int entries) implements Told {}

    private static Protocol<?, ?> protocol(Settings settings) {
        Protocol.Builder<Scribe, Say> builder = Protocol.<Scribe, Say>named(
                        "scribe", Say.class, ctx -> new Scribe(ctx, settings))
                .on(Early.class, (node, from, message) -> {})
                .on(Safe.class, (node, from, message) -> {})
                .onTimer(Tick.class, (node, tick) -> node.onTick())
                .onRequest(Scribe::onRequest)
                .lie("says-seven", (to, message, random) -> List.of(new Safe(7)));
        return settings.survives()
                ? builder.onWriteFailed(Scribe::onWriteFailed).build()
                : builder.build();
    }

    private final Context<Say> ctx;
    private final Settings settings;
    private final DurableLog<Integer> log; // durable
    private int said;

    private Scribe(Context<Say> ctx, Settings settings) {
        this.ctx = ctx;
        this.settings = settings;
        log = ctx.disk().log("log");
        ctx.note(new Started(log.size(), ctx.disk().damage()));
        if (isWriter()) ctx.setTimer(INTERVAL, new Tick());
    }

    private boolean isWriter() {
        return ctx.self().index() == 0;
    }

    private void onTick() {
        said++;
        ctx.note(new ReadClocks(ctx.monotonicNanos(), ctx.clockNanos()));
        if (!settings.forced()) log.appendUnforced(said);
        else if (settings.entries() == 1) log.append(said);
        else log.appendAll(java.util.Collections.nCopies(settings.entries(), said));
        for (NodeId peer : ctx.peers()) ctx.sendEagerly(peer, new Early(said));
        ctx.broadcast(new Safe(said));
        ctx.setTimer(INTERVAL, new Tick());
    }

    private void onRequest(ClientMessage.Request request) {
        log.append(-1);
        ctx.reply(request.id(), Result.DONE);
    }

    private void onWriteFailed(WriteFailed failure) {
        ctx.note(new GoesOn(log.size()));
    }
}
