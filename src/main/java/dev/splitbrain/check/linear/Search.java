package dev.splitbrain.check.linear;

import java.util.Arrays;

/**
 * The search for an order of one key's operations; the package's page tells the idea. Operations that ended are numbered by
 * their start and stand in a linked list until they are ordered; those of unknown outcome stand in {@link Unknowns}.
 */
final class Search {
    enum Answer {
        LINEARIZABLE,
        NOT_LINEARIZABLE,
        OUT_OF_STEPS,
        OUT_OF_MEMORY
    }

    private static final int NOWHERE = -1;
    private static final int FRESH = -1; // no choice made at this configuration yet
    private static final int DEAD = -2; // nothing to choose, or nothing left

    private final Transitions transitions;
    private final Problem problem;
    private final Budget budget;
    private final Unknowns unknowns;
    private final Demands demands; // null where the spec is no register
    private final Wishes wishes; // null there, and where every outcome is known

    // The operations that ended, not yet ordered: a doubly linked list by start, with a sentinel at `count`.
    private final int count;
    private final int[] operation; // its place in the problem
    private final int[] next;
    private final int[] previous;
    private int left;

    private final Bits ordered;
    private int state;
    private int stateBeforeUnknown = NOWHERE; // where the last one ordered is of unknown outcome: the state before it
    private long deadline; // the first end among those not yet ordered: whatever comes next started before it

    // What was ordered, and how to take it back.
    private int depth;
    private int[] choice; // list position, or count + unknown
    private int[] stateBefore;
    private int[] unknownStateBefore;
    private long[] deadlineBefore;
    private boolean[] forced; // no other choice is worth trying there

    private Configurations met =
            new Configurations(); // by a choice: no other order of the same needs to try them again
    private long takenBack; // choices, since there was none of them
    private long[] key = new long[16];
    private long steps;

    private long furthestDeadline = Long.MIN_VALUE;
    private int[] furthest = {};
    private int furthestDepth;
    private int furthestStill; // so many of it are at the head of the present order too

    Search(Transitions transitions, Problem problem, int initial, Budget budget) {
        this.transitions = transitions;
        this.problem = problem;
        this.budget = budget;
        unknowns = new Unknowns(problem);
        demands = Demands.of(transitions, problem);
        wishes = demands == null || unknowns.size() == 0 ? null : new Wishes(transitions, problem, demands);
        count = problem.size() - unknowns.size();
        left = count;
        operation = ended();
        next = new int[count + 1];
        previous = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            next[i] = i == count ? 0 : i + 1;
            previous[i] = i == 0 ? count : i - 1;
        }
        ordered = new Bits(count);
        int capacity = Math.min(problem.size(), 64) + 1;
        choice = new int[capacity];
        stateBefore = new int[capacity];
        unknownStateBefore = new int[capacity];
        deadlineBefore = new long[capacity];
        forced = new boolean[capacity];
        state = initial;
    }

    private int[] ended() {
        int[] places = new int[count];
        int at = 0;
        for (int i = 0; i < problem.size(); i++) {
            if (problem.end()[i] != Problem.NEVER) places[at++] = i;
        }
        return places;
    }

    Answer run() {
        int impossible = demands == null ? NOWHERE : demands.impossible(state);
        if (impossible != NOWHERE) {
            furthestDeadline = problem.end()[impossible];
            return Answer.NOT_LINEARIZABLE;
        }
        return search();
    }

    /** The same without the look at what is impossible from the start, which would leave no order to show. */
    Answer runToTheEnd() {
        return search();
    }

    private Answer search() {
        int last = FRESH;
        while (left > 0) {
            int chosen = last == FRESH ? enter() : choose(last);
            if (chosen != DEAD) {
                last = FRESH;
            } else {
                rememberFurthest();
                do {
                    if (depth == 0) return Answer.NOT_LINEARIZABLE;
                    last = undo();
                } while (last == DEAD);
            }
            if (steps > budget.steps()) return Answer.OUT_OF_STEPS;
            if ((steps & 1023) == 0) {
                maybeForget();
                if (memoryBytes() > budget.memoryBytes()) return Answer.OUT_OF_MEMORY;
            }
        }
        return Answer.LINEARIZABLE;
    }

    /**
     * In a long history that is easy, nearly all configurations lie on the way to where the search is, and will never be met
     * again. Forgetting them can cost steps, never the right answer.
     */
    private void maybeForget() {
        boolean many = met.memoryBytes() > budget.memoryBytes() / 16;
        if (!many || takenBack * 2 > met.size()) return;
        met = new Configurations();
        takenBack = 0;
    }

    private long memoryBytes() {
        return met.memoryBytes() + transitions.memoryBytes();
    }

    /** At a new configuration: takes what needs no choice, or else the first choice. */
    private int enter() {
        long end = Long.MAX_VALUE;
        int candidates = 0;
        for (int i = next[count]; i != count && problem.start()[operation[i]] < end; i = next[i]) {
            int place = operation[i];
            end = Math.min(end, problem.end()[place]);
            candidates++;
            if (problem.changesNothing()[place] && fits(place)) {
                order(i, state, true);
                return i;
            }
        }
        deadline = end;
        if (wishes != null) wishes.startBefore(end);
        if (candidates > 1 || mayUseUnknown()) return choose(count);
        int only = next[count];
        int after = stateAfter(operation[only]);
        if (after == NOWHERE) return DEAD;
        order(only, after, true);
        return only;
    }

    private boolean mayUseUnknown() {
        return unknowns.anyStartedBefore(deadline) && (wishes == null || wishes.anyMayMatter(state));
    }

    private boolean fits(int place) {
        return Transitions.resultOf(transitions.apply(state, problem.command()[place])) == problem.result()[place];
    }

    /** Takes the next choice after {@code last}; {@code count}, the head of the list, stands before all choices. */
    private int choose(int last) {
        if (last <= count) {
            for (int i = next[last]; i != count && problem.start()[operation[i]] < deadline; i = next[i]) {
                int after = stateAfter(operation[i]);
                if (after != NOWHERE && tryOrder(i, after)) return i;
            }
        }
        if (!mayUseUnknown()) return DEAD;
        int from = last <= count ? 0 : unknowns.groupOf(last - count - 1) + 1;
        for (int group = from; group < unknowns.groups(); group++) {
            int unknown = unknowns.first(group, deadline);
            if (unknown == Unknowns.NONE) continue;
            int place = unknowns.operation(unknown);
            if (wishes != null && !wishes.mayMatter(state, place)) continue;
            int after = stateAfter(place);
            if (after != NOWHERE && after != state && tryOrder(count + 1 + unknown, after)) return count + 1 + unknown;
        }
        return DEAD;
    }

    /** The state after an operation, or nowhere if its client saw another result or it makes the last unknown one useless. */
    private int stateAfter(int place) {
        int command = problem.command()[place];
        int result = problem.result()[place];
        long step = transitions.apply(state, command);
        if (result != Problem.ANY && result != Transitions.resultOf(step)) return NOWHERE;
        int after = Transitions.stateOf(step);
        if (demands != null && after != state && !demands.mayLeave(state, place)) return NOWHERE;
        if (stateBeforeUnknown == NOWHERE) return after;
        long without = transitions.apply(stateBeforeUnknown, command);
        boolean same = Transitions.stateOf(without) == after
                && (result == Problem.ANY || result == Transitions.resultOf(without));
        return same ? NOWHERE : after;
    }

    /** Orders an operation unless the configuration that it leads to is known. */
    private boolean tryOrder(int chosen, int after) {
        order(chosen, after, false);
        int length = writeKey(); // may be a new, longer key
        if (met.add(key, length)) return true;
        undo();
        return false;
    }

    private void order(int chosen, int after, boolean noOtherChoice) {
        if (depth == choice.length) growStack();
        steps++;
        choice[depth] = chosen;
        stateBefore[depth] = state;
        unknownStateBefore[depth] = stateBeforeUnknown;
        deadlineBefore[depth] = deadline;
        forced[depth++] = noOtherChoice;
        if (chosen < count) {
            next[previous[chosen]] = next[chosen];
            previous[next[chosen]] = previous[chosen];
            ordered.set(chosen);
            left--;
            stateBeforeUnknown = NOWHERE;
        } else {
            unknowns.use(chosen - count - 1);
            stateBeforeUnknown = state;
        }
        if (demands != null) demands.ordered(place(chosen));
        if (wishes != null) wishes.ordered(place(chosen));
        state = after;
    }

    /** Takes the last one back and gives it, or {@link #DEAD} where it had no alternative. */
    private int undo() {
        int chosen = choice[--depth];
        furthestStill = Math.min(furthestStill, depth);
        state = stateBefore[depth];
        stateBeforeUnknown = unknownStateBefore[depth];
        deadline = deadlineBefore[depth];
        if (chosen < count) {
            next[previous[chosen]] = chosen;
            previous[next[chosen]] = chosen;
            ordered.clear(chosen);
            left++;
        } else {
            unknowns.putBack(chosen - count - 1);
        }
        if (demands != null) demands.putBack(place(chosen));
        if (wishes != null) wishes.putBack(place(chosen));
        if (!forced[depth]) takenBack++;
        return forced[depth] ? DEAD : chosen;
    }

    private int writeKey() {
        int length = 2 + ordered.length() + unknowns.used().length();
        if (length > key.length) key = new long[length * 2];
        key[0] = (long) state << 32 | ordered.firstOpen();
        key[1] = (long) ordered.length() << 32 | unknowns.used().firstOpen();
        return unknowns.used().write(key, ordered.write(key, 2));
    }

    private void growStack() {
        int capacity = choice.length * 2;
        choice = Arrays.copyOf(choice, capacity);
        stateBefore = Arrays.copyOf(stateBefore, capacity);
        unknownStateBefore = Arrays.copyOf(unknownStateBefore, capacity);
        deadlineBefore = Arrays.copyOf(deadlineBefore, capacity);
        forced = Arrays.copyOf(forced, capacity);
    }

    private void rememberFurthest() {
        long end = firstEnd();
        if (end < furthestDeadline || end == furthestDeadline && depth <= furthestDepth) return;
        furthestDeadline = end;
        if (depth > furthest.length) furthest = Arrays.copyOf(furthest, choice.length);
        for (int i = furthestStill; i < depth; i++) furthest[i] = place(choice[i]);
        furthestDepth = depth;
        furthestStill = depth;
    }

    private long firstEnd() {
        long end = Long.MAX_VALUE;
        for (int i = next[count]; i != count && problem.start()[operation[i]] < end; i = next[i])
            end = Math.min(end, problem.end()[operation[i]]);
        return end;
    }

    private int place(int chosen) {
        return chosen < count ? operation[chosen] : unknowns.operation(chosen - count - 1);
    }

    /** After a failure: the order that got furthest in time, as places in the problem. */
    int[] furthest() {
        return Arrays.copyOf(furthest, furthestDepth);
    }

    /** After a failure: the end of the operation that no order could pass. */
    long furthestDeadline() {
        return furthestDeadline;
    }

    /** The order that was found, as places in the problem. */
    int[] order() {
        int[] places = new int[depth];
        for (int i = 0; i < depth; i++) places[i] = place(choice[i]);
        return places;
    }

    /** Operations put into an order, those taken back included. */
    long steps() {
        return steps;
    }
}
