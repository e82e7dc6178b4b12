package dev.splitbrain.sim;

import dev.splitbrain.trace.TurnWatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One message comes after the other, each picked among those on their way; all others wait meanwhile. The next is picked once no
 * node is at work any more on the one before, so that all that it leads to is on its way too. After the last pick, those that waited
 * come one by one in the order in which their time came, and then all as they would.
 */
final class ByPick implements Turns {
    private final List<Integer> picks;
    private final Predicate<Envelope> mayComeNext;
    private final BooleanSupplier isAtRest;
    private final TurnWatcher watcher;
    private final Set<Envelope> onTheWay = new LinkedHashSet<>();
    private final Set<Envelope> waiting = new LinkedHashSet<>();
    private int turns;
    private Optional<Turn> picked = Optional.empty(); // and on its way

    ByPick(List<Integer> picks, Predicate<Envelope> mayComeNext, BooleanSupplier isAtRest, TurnWatcher watcher) {
        this.isAtRest = isAtRest;
        this.picks = picks;
        this.mayComeNext = mayComeNext;
        this.watcher = watcher;
    }

    @Override
    public void sent(Envelope envelope) {
        onTheWay.add(envelope);
    }

    @Override
    public Fate fate(Envelope envelope) {
        if (picked.isEmpty() && waiting.isEmpty() && isAtRest.getAsBoolean()) pick(envelope);
        if (picked.isPresent() && picked.get().envelope() == envelope)
            return picked.get().fate();
        waiting.add(envelope);
        return Fate.WAITS;
    }

    /** {@code first} comes where no pick says otherwise. */
    private void pick(Envelope first) {
        List<Envelope> some = onTheWay.stream()
                .filter(each -> waiting.contains(each) || mayComeNext.test(each))
                .toList();
        boolean says = turns < picks.size();
        int pick = says ? picks.get(turns) : some.indexOf(first);
        int index = Math.min(pick < 0 ? -1 - pick : pick, some.size() - 1);
        turns++;
        watcher.turn(some.size(), index);
        picked = Optional.of(new Turn(some.get(index), pick < 0 ? Fate.IS_LOST : Fate.ARRIVES));
    }

    @Override
    public void gone(Envelope envelope) {
        onTheWay.remove(envelope);
        waiting.remove(envelope);
        if (picked.isPresent() && picked.get().envelope() == envelope) picked = Optional.empty();
    }

    @Override
    public Optional<Turn> next() {
        if (picked.isEmpty() && !waiting.isEmpty() && isAtRest.getAsBoolean())
            pick(waiting.iterator().next());
        return picked.filter(turn -> waiting.contains(turn.envelope()));
    }

    @Override
    public Optional<Turn> nextAtRest() {
        return next();
    }

    @Override
    public boolean isRule() {
        return true;
    }
}
