package dev.splitbrain.sim;

import dev.splitbrain.trace.Deviation;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.NamedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What rules have done to single messages, so that a scenario can say it line by line. */
final class Deviations {
    private final List<Deviation> all = new ArrayList<>(); // in the order in which they arrived or were lost

    /**
     * A message that is kept.
     *
     * @param by who keeps it
     * @param sinceNanos when it would have arrived
     */
    record Kept(Turns by, long sinceNanos) {}

    void lost(Envelope envelope, Kept how) {
        if (how.by().isRule())
            all.add(new Deviation(new FaultAction.Lose(envelope.name()), how.sinceNanos(), Optional.empty()));
    }

    void arrived(Envelope envelope, Kept how, Optional<NamedMessage> after) {
        if (how.by().isRule()) all.add(late(envelope, how, after, Optional.empty()));
    }

    /** It was let go, and waited for no other one. */
    void letGo(Envelope envelope, Kept how, long nowNanos) {
        if (how.by().isRule()) all.add(late(envelope, how, Optional.empty(), Optional.of(nowNanos - how.sinceNanos())));
    }

    private static Deviation late(
            Envelope envelope, Kept how, Optional<NamedMessage> after, Optional<Long> waitedNanos) {
        return new Deviation(new FaultAction.Deliver(envelope.name(), after), how.sinceNanos(), waitedNanos);
    }

    /** All of them, with those messages that still wait. */
    List<Deviation> with(Map<Envelope, Kept> waiting) {
        List<Deviation> more = new ArrayList<>(all);
        waiting.forEach((envelope, how) -> {
            if (how.by().isRule()) more.add(late(envelope, how, Optional.empty(), Optional.empty()));
        });
        return more;
    }
}
