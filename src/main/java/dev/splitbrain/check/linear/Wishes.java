package dev.splitbrain.check.linear;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * For registers: which operations of unknown outcome are still worth ordering. The next one ordered must notice (the third
 * rule of the package's page), and only two kinds can: one that wishes for the state that the unknown one leads to, and a
 * refused compare-and-set, which shuns the state that it leaves. In a long run nearly all of unknown outcome have become
 * useless, as nobody who read their value is left.
 */
final class Wishes {
    private static final int NONE = Demands.NONE;

    private final int[] wished; // by place: the state without which the operation does nothing, or is wrong
    private final int[] shunned; // by place: the state in which it would have answered otherwise
    private final int[] offered; // by place: where it is of unknown outcome, the state that it leads to
    private final int[] wishesLeft; // by state: how many operations not ordered yet
    private final int[] shunnedLeft;
    private final int[] offersLeft; // of those that started before the latest deadline so far
    private int useful; // offers left of what is wished

    private final long[] start; // by place
    private final int[] unknowns; // places by start
    private int started; // how many of them are offers

    Wishes(Transitions transitions, Problem problem) {
        int size = problem.size();
        wished = new int[size];
        shunned = new int[size];
        offered = new int[size];
        for (int place = 0; place < size; place++) {
            boolean ended = problem.result()[place] != Problem.ANY;
            Command command = transitions.command(problem.command()[place]);
            boolean refused = ended && transitions.result(problem.result()[place]) instanceof Result.Refused;
            int expected = command instanceof KeyValue.Cas cas ? transitions.number(cas.expected()) : NONE;
            wished[place] = ended || expected == NONE ? Demands.demanded(transitions, problem, place) : expected;
            shunned[place] = refused ? expected : NONE;
            offered[place] = ended ? NONE : Demands.made(transitions, problem, place);
        }
        wishesLeft = new int[transitions.states()];
        shunnedLeft = new int[transitions.states()];
        offersLeft = new int[transitions.states()];
        start = problem.start();
        unknowns = IntStream.range(0, size)
                .filter(place -> problem.end()[place] == Problem.NEVER)
                .boxed()
                .sorted(Comparator.comparingLong(place -> start[place]))
                .mapToInt(place -> place)
                .toArray();
        for (int place = 0; place < size; place++) addWish(place, 1);
    }

    /** Operations of unknown outcome are offers from the first time that they could be ordered, and stay so. */
    void startBefore(long deadline) {
        while (started < unknowns.length && start[unknowns[started]] < deadline) addOffer(unknowns[started++], 1);
    }

    void ordered(int place) {
        addWish(place, -1);
        addOffer(place, -1);
    }

    void putBack(int place) {
        addWish(place, 1);
        addOffer(place, 1);
    }

    private void addWish(int place, int change) {
        if (shunned[place] != NONE) shunnedLeft[shunned[place]] += change;
        int state = wished[place];
        if (state == NONE) return;
        if (wishesLeft[state] > 0) useful -= offersLeft[state];
        wishesLeft[state] += change;
        if (wishesLeft[state] > 0) useful += offersLeft[state];
    }

    private void addOffer(int place, int change) {
        int state = offered[place];
        if (state == NONE) return;
        offersLeft[state] += change;
        if (wishesLeft[state] > 0) useful += change;
    }

    /** Whether an operation of unknown outcome, ordered at a state, may matter to a later one. */
    boolean mayMatter(int from, int place) {
        return offered[place] != NONE && wishesLeft[offered[place]] > 0 || shunnedLeft[from] > 0;
    }

    /** Whether any that started may: false is sure. */
    boolean anyMayMatter(int from) {
        return useful > 0 || shunnedLeft[from] > 0;
    }
}
