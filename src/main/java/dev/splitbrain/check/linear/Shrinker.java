package dev.splitbrain.check.linear;

import dev.splitbrain.check.linear.Trials.Trial;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds a smallest bad part of a key's operations that have no order.
 *
 * <p>For a register, first the shortest stretch of time: from which moment on do the operations have no order, whatever the
 * value was before? Then, for all specs, operation by operation: which can be left out, so that a read vanishes and a write
 * may happen at any time or never, and there is still no order? What remains is the reason.
 */
final class Shrinker {
    private static final Budget ONE_TRY = new Budget(20_000, 32L << 20);

    private final Spec<?> spec;
    private final KeyHistory key;
    private final Clock clock;
    private final Problem whole;
    private final Transitions transitions;
    private final Trials trials;
    private BitSet trusted = new BitSet();
    private BitSet possible = new BitSet();
    private int[] initials;
    private Trial bad; // the trial that showed the present part to be bad

    Shrinker(Spec<?> spec, KeyHistory key, Clock clock) {
        this.spec = spec;
        this.key = key;
        this.clock = clock;
        transitions = new Transitions(spec);
        whole = key.problem(transitions);
        trials = new Trials(transitions, whole);
    }

    /** The reason why there is no order, as far as the budget lets us tell; the key must have none. */
    Judgement.Violation violation(Budget budget) {
        trusted.set(0, key.size());
        initials = new int[] {transitions.initial()};
        bad = trials.bad(trusted, possible, transitions.initial(), budget);
        if (bad == null) return onlyThatItIs();
        dropLater();
        if (!isImpossible() && Demands.isRegister(transitions, whole)) shortenStretch();
        for (int chunk = Integer.highestOneBit(Math.max(1, trusted.cardinality())); chunk > 1; chunk /= 2)
            dropChunks(chunk);
        while (dropChunks(1)) {}
        return describe();
    }

    /** The zones of a register may show that it is bad where the search is too slow to say why. */
    private Judgement.Violation onlyThatItIs() {
        List<Operation> all = trusted.stream().mapToObj(key::operation).toList();
        Operation last = all.get(all.size() - 1);
        String reason =
                "key " + key.key() + ": its " + all.size() + " operations have no order, too many to tell which";
        return new Judgement.Violation(key.key(), all, List.of(), spec.initial(), List.of(), last, null, reason);
    }

    private boolean isBad(BitSet newTrusted, BitSet newPossible, int[] newInitials) {
        Trial trial = trials.badFromAll(newTrusted, newPossible, newInitials, ONE_TRY);
        if (trial == null) return false;
        trusted = newTrusted;
        possible = newPossible;
        initials = newInitials;
        bad = trial;
        return true;
    }

    /**
     * Takes the history as it was when the operation ended that no order could pass: what started later is gone, what was open
     * then may have happened since its start or not.
     */
    private void dropLater() {
        long end = bad.search().furthestDeadline();
        BitSet ended = new BitSet();
        BitSet open = new BitSet();
        for (int i = 0; i < whole.size() && whole.start()[i] < end; i++) {
            if (whole.end()[i] <= end) ended.set(i);
            else if (!whole.changesNothing()[i]) open.set(i);
        }
        trials.open(open);
        if (!isBad(ended, open, initials)) trials.open(new BitSet());
    }

    /** Whether one operation asks for a value that nobody could have made: then it is all there is to show. */
    private boolean isImpossible() {
        Demands demands = Demands.of(transitions, whole);
        int place = demands == null ? Demands.NONE : demands.impossible(transitions.initial());
        if (place == Demands.NONE) return false;
        BitSet alone = new BitSet();
        alone.set(place);
        BitSet writes = new BitSet();
        for (int i = 0; i < whole.size(); i++) {
            if (i != place && !whole.changesNothing()[i]) writes.set(i);
        }
        return isBad(alone, writes, initials);
    }

    /** Finds the latest moment from which on there is no order, looking back twice as far each time, then in between. */
    private void shortenStretch() {
        BitSet ended = trusted;
        BitSet open = possible;
        int last = ended.length();
        int step = 1;
        while (step < last && !isBadFrom(last - step, ended, open)) step *= 2;
        if (step >= last && !isBadFrom(0, ended, open)) return;
        int bads = Math.max(0, last - step);
        int goods = last - step / 2;
        while (goods - bads > 1) {
            int middle = (bads + goods) >>> 1;
            if (isBadFrom(middle, ended, open)) bads = middle;
            else goods = middle;
        }
    }

    /**
     * Whether the operations from one on have no order, whatever was before. What was open when the first of them started may
     * have happened before, so it is only possible.
     */
    private boolean isBadFrom(int first, BitSet ended, BitSet open) {
        BitSet stretch = (BitSet) ended.clone();
        stretch.clear(0, first);
        BitSet before = (BitSet) open.clone();
        for (int i = 0; i < first; i++) {
            if (whole.end()[i] > whole.start()[first] && !whole.changesNothing()[i]) before.set(i);
        }
        return isBad(stretch, before, anyValue(stretch));
    }

    /** The values that make a difference to a part: those that it asks for, and one that nobody knows. */
    private int[] anyValue(BitSet part) {
        TreeSet<Integer> values = new TreeSet<>();
        values.add(transitions.number("some other value"));
        for (int i : part.stream().toArray()) {
            int value = Demands.demanded(transitions, whole, i);
            if (value != Demands.NONE) values.add(value);
        }
        return values.stream().mapToInt(i -> i).toArray();
    }

    private boolean dropChunks(int size) {
        boolean dropped = false;
        int[] members = trusted.stream().toArray();
        for (int from = 0; from < members.length && !trials.spent(); from += size) {
            BitSet fewer = (BitSet) trusted.clone();
            BitSet more = (BitSet) possible.clone();
            for (int i = from; i < Math.min(from + size, members.length); i++) {
                fewer.clear(members[i]);
                if (!whole.changesNothing()[members[i]]) more.set(members[i]);
            }
            dropped |= isBad(fewer, more, initials);
        }
        return dropped;
    }

    /** The last one to start if it is a read, as people would put it; else the one that no order could pass. */
    private Operation blocked(List<Operation> badPart) {
        Operation last = badPart.get(badPart.size() - 1);
        if (last.command().readOnly()) return last;
        for (int i : trusted.stream().toArray()) {
            if (whole.end()[i] == bad.search().furthestDeadline()) return key.operation(i);
        }
        return last;
    }

    /** Without what was only possible and leads to nothing. */
    private int[] upToTheLastTrusted(int[] order) {
        int length = order.length;
        while (length > 0 && !trusted.get(order[length - 1])) length--;
        return Arrays.copyOf(order, length);
    }

    private Judgement.Violation describe() {
        List<Operation> badPart = trusted.stream().mapToObj(key::operation).toList();
        Operation blocked = blocked(badPart);
        bad = trials.longest(trusted, possible, bad, ONE_TRY);
        int state = bad.initial();
        List<Operation> longest = new ArrayList<>();
        for (int place : upToTheLastTrusted(bad.furthest())) {
            state = Transitions.stateOf(transitions.apply(state, whole.command()[place]));
            longest.add(key.operation(place));
        }
        Object then = transitions.state(state);
        Words words = new Words(spec, key, badPart, clock);
        String reason = words.why(blocked, longest, then);
        Object before = transitions.state(bad.initial());
        return new Judgement.Violation(key.key(), badPart, words.lastSources(), before, longest, blocked, then, reason);
    }
}
