package dev.splitbrain.check.linear;

import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds a smallest bad part of a key's operations that have no order. An operation is not part of it if there is still no
 * order after one stops believing anything about it: a read then vanishes, a write may happen at any time or never. What
 * cannot be left out that way is the reason.
 */
final class Shrinker {
    private static final Budget ONE_TRY = new Budget(20_000, 32L << 20);
    private static final long MOST_WORK = 30_000_000; // operations looked at, over all tries

    private final Spec<?> spec;
    private final KeyHistory key;
    private final Problem whole;
    private final Transitions transitions;
    private final BitSet part = new BitSet();
    private Search lastBad; // the search that showed the present part to be bad
    private int[] placesOfLastBad;
    private long work;

    Shrinker(Spec<?> spec, KeyHistory key) {
        this.spec = spec;
        this.key = key;
        transitions = new Transitions(spec);
        whole = key.problem(transitions);
    }

    /** The reason why there is no order; the key must have none. */
    Judgement.Violation violation() {
        part.set(0, key.size());
        if (!bad(part, new Budget(Long.MAX_VALUE, Long.MAX_VALUE)))
            throw new IllegalStateException("key " + key.key() + " has an order after all");
        dropLater();
        for (int chunk = Integer.highestOneBit(Math.max(1, part.cardinality())); chunk >= 1; chunk /= 2)
            dropChunks(chunk);
        while (dropChunks(1)) {}
        return describe();
    }

    /** What started after the end of the operation that no order could pass cannot help it. */
    private void dropLater() {
        long end = lastBad.furthestDeadline();
        BitSet earlier = new BitSet();
        for (int i = 0; i < whole.size(); i++) {
            if (whole.start()[i] < end) earlier.set(i);
        }
        if (bad(earlier, ONE_TRY)) part.and(earlier);
    }

    private boolean dropChunks(int size) {
        boolean dropped = false;
        int[] members = part.stream().toArray();
        for (int from = 0; from < members.length && work < MOST_WORK; from += size) {
            BitSet fewer = (BitSet) part.clone();
            for (int i = from; i < Math.min(from + size, members.length); i++) fewer.clear(members[i]);
            if (!bad(fewer, ONE_TRY)) continue;
            part.and(fewer);
            dropped = true;
        }
        return dropped;
    }

    private boolean bad(BitSet trusted, Budget budget) {
        int[] places = places(trusted);
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
            start[i] = trust ? whole.start()[place] : Long.MIN_VALUE;
            end[i] = trust ? whole.end()[place] : Problem.NEVER;
        }
        Search search = new Search(transitions, new Problem(command, result, changesNothing, start, end), budget);
        boolean bad = search.run() == Search.Answer.NOT_LINEARIZABLE;
        work += size + search.steps();
        if (bad) {
            lastBad = search;
            placesOfLastBad = places;
        }
        return bad;
    }

    /** What takes part in a try, in the order of its start: all that is trusted, and all that may have changed the state. */
    private int[] places(BitSet trusted) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            if (trusted.get(i) || KeyHistory.mayChange(key.operation(i))) places.add(i);
        }
        return places.stream().mapToInt(i -> i).toArray();
    }

    private Judgement.Violation describe() {
        List<Operation> badPart = part.stream().mapToObj(key::operation).toList();
        Operation blocked = null;
        for (int i : part.stream().toArray()) {
            if (whole.end()[i] == lastBad.furthestDeadline()) blocked = key.operation(i);
        }
        int state = transitions.initial();
        List<Operation> longest = new ArrayList<>();
        for (int at : lastBad.furthest()) {
            int place = placesOfLastBad[at];
            state = Transitions.stateOf(transitions.apply(state, whole.command()[place]));
            longest.add(key.operation(place));
        }
        Object then = transitions.state(state);
        String reason = new Words(spec, key, badPart).why(blocked, longest, then);
        return new Judgement.Violation(key.key(), badPart, longest, blocked, then, reason);
    }
}
