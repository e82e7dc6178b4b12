package dev.splitbrain.check.linear;

import java.util.BitSet;

/**
 * Tries whether parts of a key's operations have an order. What is trusted takes part as it was. What is possible may have
 * happened at any time or never: it may explain what is trusted, and asks for nothing itself.
 */
final class Trials {
    private static final long MOST_WORK = 1_000_000; // operations looked at, over all trials

    private final Transitions transitions;
    private final Problem whole;
    private BitSet open = new BitSet();
    private long work;

    Trials(Transitions transitions, Problem whole) {
        this.transitions = transitions;
        this.whole = whole;
    }

    /** One part, and where its search ended. */
    record Trial(int initial, int[] places, Search search) {
        /** The order that got furthest, as places in the whole. */
        int[] furthest() {
            int[] furthest = search.furthest();
            for (int i = 0; i < furthest.length; i++) furthest[i] = places[furthest[i]];
            return furthest;
        }
    }

    /** Makes operations open: where they are only possible, they still started when they did. */
    void open(BitSet places) {
        open = places;
    }

    boolean spent() {
        return work > MOST_WORK;
    }

    /** The same trial searched to its end, for the order that gets furthest, where it was found to be bad at first sight. */
    Trial longest(BitSet trusted, BitSet possible, Trial bad, Budget budget) {
        Trial again = trial(trusted, possible, bad.initial(), budget);
        return again.search().runToTheEnd() == Search.Answer.NOT_LINEARIZABLE ? again : bad;
    }

    /** The trial of a part that has no order from an initial state; null if it has one, or if that is too hard to tell. */
    Trial bad(BitSet trusted, BitSet possible, int initial, Budget budget) {
        Trial trial = trial(trusted, possible, initial, budget);
        boolean bad = trial.search().run() == Search.Answer.NOT_LINEARIZABLE;
        work += trial.places().length + trial.search().steps();
        return bad ? trial : null;
    }

    private Trial trial(BitSet trusted, BitSet possible, int initial, Budget budget) {
        BitSet taking = (BitSet) trusted.clone();
        taking.or(possible);
        int[] places = taking.stream().toArray();
        int size = places.length;
        int[] command = new int[size];
        int[] result = new int[size];
        boolean[] changesNothing = new boolean[size];
        long[] start = new long[size];
        long[] end = new long[size];
        for (int i = 0; i < size; i++) {
            int place = places[i];
            boolean trust = trusted.get(place);
            command[i] = whole.command()[place];
            result[i] = trust ? whole.result()[place] : Problem.ANY;
            changesNothing[i] = trust && whole.changesNothing()[place];
            start[i] = trust || open.get(place) ? whole.start()[place] : Long.MIN_VALUE;
            end[i] = trust ? whole.end()[place] : Problem.NEVER;
        }
        Problem problem = new Problem(command, result, changesNothing, start, end);
        return new Trial(initial, places, new Search(transitions, problem, initial, budget));
    }

    /** The one of trials that got furthest in time if all are bad; null if one is not. */
    Trial badFromAll(BitSet trusted, BitSet possible, int[] initials, Budget budget) {
        Trial furthest = null;
        for (int initial : initials) {
            Trial trial = bad(trusted, possible, initial, budget);
            if (trial == null) return null;
            boolean further = furthest == null
                    || trial.search().furthestDeadline() > furthest.search().furthestDeadline();
            if (further) furthest = trial;
        }
        return furthest;
    }
}
