package dev.splitbrain.check.causal;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.causal.HappensBefore.Event;
import dev.splitbrain.node.ClockNote.Ticked;
import dev.splitbrain.node.ClockValue.Relation;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether clocks agree with what happened before what, for every pair of events: where one happened before the other, its time
 * is less (Lamport 1978, §3); of clocks that tell concurrency, the other way round too. And whether clocks with a wall clock in
 * them stay near their node's. A node that starts again is another process: it has forgotten.
 */
public final class ClockCondition implements Check {
    private final Optional<Limit> ahead;
    private final HappensBefore order = new HappensBefore();
    private final List<List<Stamped>> events = new ArrayList<>(); // by place, then in their order there
    private long farthestNanos;

    private record Stamped(Event event, NodeId node, long atNanos, Ticked ticked) {
        @Override
        public String toString() {
            return ticked.event() + " of " + node + " at " + Quantity.moment(atNanos) + " (" + ticked.time() + ")";
        }
    }

    /** @param ahead how far a time may be ahead of the wall clock of its node; empty for any */
    public ClockCondition(Optional<Limit> ahead) {
        this.ahead = ahead;
    }

    @Override
    public String name() {
        return "clock-condition";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.BOOTED, StepKind.SENT, StepKind.DELIVERED, StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Booted booted) {
            order.restarted(booted.node());
        } else if (step instanceof Step.Sent sent) {
            order.sent(sent.from(), sent.number());
        } else if (step instanceof Step.Delivered delivered) {
            order.delivered(delivered.to(), delivered.cause());
        } else if (step instanceof Step.Noted noted && noted.note() instanceof Ticked ticked) {
            Event event = order.event(noted.node());
            while (events.size() <= event.place()) events.add(new ArrayList<>());
            events.get(event.place()).add(new Stamped(event, noted.node(), noted.timeNanos(), ticked));
            if (ticked.time().physicalNanos() != Long.MIN_VALUE)
                farthestNanos = Math.max(farthestNanos, ticked.time().physicalNanos() - ticked.wallNanos());
        }
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        long count = events.stream().mapToLong(List::size).sum();
        if (count == 0) return Verdict.undecided("", "no node told the time of an event");
        String measured = Quantity.count(count, "event");
        for (List<Stamped> ofPlace : events) {
            for (Stamped stamped : ofPlace) {
                String wrong = wrong(stamped);
                if (!wrong.isEmpty())
                    return Verdict.violated(measured, "", wrong).at(stamped.atNanos());
            }
        }
        if (ahead.isEmpty()) return Verdict.valid(measured);
        measured += ", at most " + Quantity.duration(farthestNanos) + " ahead";
        return ahead.get().judge(farthestNanos, measured, "", "a clock is too far ahead of its node's wall clock");
    }

    /**
     * Of each place, the last event that happened before this one must have a lesser time, and the next one must not: times go
     * up along a place, so that says it of all pairs.
     */
    private String wrong(Stamped later) {
        for (int place = 0; place < events.size(); place++) {
            List<Stamped> ofPlace = events.get(place);
            int known = later.event().knownOf(place);
            int last = place == later.event().place() ? known - 1 : known;
            if (last > 0) {
                Relation relation = relation(ofPlace.get(last - 1), later);
                if (relation != Relation.BEFORE)
                    return ofPlace.get(last - 1) + " happened before " + later + ", and its time is " + words(relation);
            }
            boolean more = later.ticked().time().tellsConcurrency() && known < ofPlace.size();
            if (more && relation(ofPlace.get(known), later) == Relation.BEFORE)
                return ofPlace.get(known) + " did not happen before " + later + ", and its time is less";
        }
        return "";
    }

    private static Relation relation(Stamped one, Stamped other) {
        return one.ticked().time().relationTo(other.ticked().time());
    }

    private static String words(Relation relation) {
        return switch (relation) {
            case BEFORE -> "less";
            case EQUAL -> "the same";
            case AFTER -> "greater";
            case CONCURRENT -> "concurrent";
        };
    }
}
