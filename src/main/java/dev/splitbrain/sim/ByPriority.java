package dev.splitbrain.sim;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** The message with the highest priority comes first: whoever arrives sooner than one that is above it waits for that. */
final class ByPriority implements Turns {
    private final Priorities priorities;
    private final int room;
    private final Predicate<Envelope> mayComeNext;
    private final LongSupplier clockNanos;
    private final Set<Envelope> onTheWay = new LinkedHashSet<>();
    private final Set<Envelope> waiting = new LinkedHashSet<>();
    private boolean crowded; // somebody found no room

    ByPriority(int room, Priorities priorities, Predicate<Envelope> mayComeNext, LongSupplier clockNanos) {
        this.room = room;
        this.priorities = priorities;
        this.mayComeNext = mayComeNext;
        this.clockNanos = clockNanos;
    }

    @Override
    public void sent(Envelope envelope) {
        onTheWay.add(envelope);
        priorities.sent(envelope, clockNanos.getAsLong());
    }

    @Override
    public Fate fate(Envelope envelope) {
        boolean late = isLate(envelope);
        if (!late && !isOutranked(envelope)) return Fate.ARRIVES;
        if (!late && waiting.size() >= room) {
            crowded = true;
            return Fate.ARRIVES;
        }
        waiting.add(envelope);
        return Fate.WAITS;
    }

    private boolean isLate(Envelope envelope) {
        return priorities.lateUntilNanos(envelope) > clockNanos.getAsLong();
    }

    /** Whether one that is above it is on its way; whoever waits for its turn itself is not counted. */
    private boolean isOutranked(Envelope envelope) {
        long priority = priorities.of(envelope);
        for (Envelope other : onTheWay) if (priorities.of(other) > priority && mayComeNext.test(other)) return true;
        return false;
    }

    @Override
    public void gone(Envelope envelope) {
        onTheWay.remove(envelope);
        waiting.remove(envelope);
        priorities.gone(envelope);
    }

    @Override
    public Optional<Turn> next() {
        Optional<Envelope> highest =
                waiting.stream().filter(each -> !isLate(each)).max(Comparator.comparingLong(priorities::of));
        boolean makesRoom = crowded;
        crowded = false;
        return highest.filter(each -> makesRoom || priorities.lateUntilNanos(each) > 0 || !isOutranked(each))
                .map(each -> new Turn(each, Fate.ARRIVES));
    }

    @Override
    public boolean isRule() {
        return true;
    }
}
