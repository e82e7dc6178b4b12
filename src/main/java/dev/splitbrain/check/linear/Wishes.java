package dev.splitbrain.check.linear;

import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;

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
    private int started; // all places before it

    Wishes(Transitions transitions, Problem problem, Demands demands) {
        int size = problem.size();
        wished = demands.demanded().clone();
        shunned = new int[size];
        offered = new int[size];
        for (int place = 0; place < size; place++) {
            boolean ended = problem.result()[place] != Problem.ANY;
            boolean refused = ended && transitions.result(problem.result()[place]) instanceof Result.Refused;
            int expected = ended && !refused ? NONE : expected(transitions, problem.command()[place]);
            if (!ended) wished[place] = expected;
            shunned[place] = refused ? expected : NONE;
            offered[place] = ended ? NONE : demands.made()[place];
        }
        wishesLeft = new int[transitions.states()];
        shunnedLeft = new int[transitions.states()];
        offersLeft = new int[transitions.states()];
        start = problem.start();
        for (int place = 0; place < size; place++) {
            addWish(place, 1);
            if (start[place] == Long.MIN_VALUE) addOffer(place, 1); // a trial, where places are not in order
        }
    }

    private static int expected(Transitions transitions, int command) {
        return transitions.command(command) instanceof KeyValue.Cas cas ? transitions.number(cas.expected()) : NONE;
    }

    /** Operations of unknown outcome are offers from the first time that they could be ordered, and stay so. */
    void startBefore(long deadline) {
        for (; started < start.length && start[started] < deadline; started++)
            if (start[started] != Long.MIN_VALUE) addOffer(started, 1);
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
