package dev.splitbrain.check.linear;

import dev.splitbrain.check.linear.Search.Answer;
import dev.splitbrain.check.linear.Sessions.Member;
import dev.splitbrain.random.Rng;

/**
 * The search for one order of all operations that keeps each session's order, but no real time (Lamport 1979). It is that of
 * {@link Search} over all keys together. Configurations are remembered by 128 bits of hash.
 */
final class SequentialSearch {
    private static final int NO_CHOICE = -1;

    private final Sessions sessions;
    private final Budget budget;
    private final Demands[] demands; // by key; null where the key is no register
    private final int[] next; // by session, the position of its next operation
    private final boolean[] used; // by unknown operation
    private final int[] state; // by key
    private int left;
    private long hash;
    private long otherHash;

    private int depth;
    private final int[] choice; // session, or number of sessions + unknown operation
    private final int[] stateBefore;
    private final boolean[] forced;
    private final Configurations failed = new Configurations();
    private long steps;

    SequentialSearch(Sessions sessions, Budget budget) {
        this.sessions = sessions;
        this.budget = budget;
        next = new int[sessions.sessions.size()];
        used = new boolean[sessions.unknowns.size()];
        int keys = sessions.keys.size();
        demands = new Demands[keys];
        state = new int[keys];
        for (int key = 0; key < keys; key++) {
            demands[key] = Demands.of(sessions.transitions[key], sessions.problems[key]);
            state[key] = sessions.transitions[key].initial();
        }
        left = sessions.size() - used.length;
        choice = new int[sessions.size() + 1];
        stateBefore = new int[sessions.size() + 1];
        forced = new boolean[sessions.size() + 1];
    }

    Answer run() {
        for (int key = 0; key < state.length; key++) {
            if (demands[key] != null && demands[key].impossible(state[key]) != Demands.NONE)
                return Answer.NOT_LINEARIZABLE;
        }
        int last = NO_CHOICE;
        boolean fresh = true;
        while (left > 0) {
            boolean moved = fresh && takeWhatChangesNothing() || choose(last);
            fresh = moved;
            if (moved) {
                last = NO_CHOICE;
            } else {
                do {
                    if (depth == 0) return Answer.NOT_LINEARIZABLE;
                    last = undo();
                } while (forced[depth]);
            }
            if (steps > budget.steps()) return Answer.OUT_OF_STEPS;
            if ((steps & 1023) == 0 && failed.memoryBytes() > budget.memoryBytes()) return Answer.OUT_OF_MEMORY;
        }
        return Answer.LINEARIZABLE;
    }

    private boolean takeWhatChangesNothing() {
        for (int session = 0; session < next.length; session++) {
            Member member = head(session);
            if (member == null || !sessions.problems[member.key()].changesNothing()[member.place()]) continue;
            if (stateAfter(member) < 0) continue;
            order(session, state[member.key()], true);
            return true;
        }
        return false;
    }

    private Member head(int session) {
        Member[] members = sessions.sessions.get(session);
        return next[session] < members.length ? members[next[session]] : null;
    }

    /** Takes the next choice after {@code last}: sessions by the start of what they have next, then unknown operations. */
    private boolean choose(int last) {
        if (last < next.length) {
            for (int session = successor(last); session >= 0; session = successor(session)) {
                if (tryOrder(session, head(session))) return true;
            }
        }
        for (int unknown = Math.max(0, last - next.length + 1); unknown < used.length; unknown++) {
            if (!used[unknown] && tryOrder(next.length + unknown, sessions.unknowns.get(unknown))) return true;
        }
        return false;
    }

    /** The session whose next operation started first after that of {@code last}. */
    private int successor(int last) {
        long after = last < 0 ? Long.MIN_VALUE : head(last).start();
        int best = NO_CHOICE;
        for (int session = 0; session < next.length; session++) {
            Member member = head(session);
            if (member == null || member.start() < after || member.start() == after && session <= last) continue;
            if (best < 0 || member.start() < head(best).start()) best = session;
        }
        return best;
    }

    private boolean tryOrder(int chosen, Member member) {
        int after = stateAfter(member);
        boolean unknown = chosen >= next.length;
        if (after < 0 || unknown && after == state[member.key()]) return false;
        order(chosen, after, false);
        if (failed.add(new long[] {hash, otherHash}, 2)) return true;
        undo();
        return false;
    }

    /** The state of its key after an operation; negative where its client saw another result, or it would bury what is needed. */
    private int stateAfter(Member member) {
        Problem problem = sessions.problems[member.key()];
        int now = state[member.key()];
        long step = sessions.transitions[member.key()].apply(now, problem.command()[member.place()]);
        int result = problem.result()[member.place()];
        if (result != Problem.ANY && result != Transitions.resultOf(step)) return -1;
        int after = Transitions.stateOf(step);
        Demands demand = demands[member.key()];
        return demand != null && after != now && !demand.mayLeave(now, member.place()) ? -1 : after;
    }

    private void order(int chosen, int after, boolean noOtherChoice) {
        steps++;
        Member member = member(chosen);
        choice[depth] = chosen;
        stateBefore[depth] = state[member.key()];
        forced[depth++] = noOtherChoice;
        toggle(chosen, member);
        if (chosen < next.length) {
            next[chosen]++;
            left--;
        } else {
            used[chosen - next.length] = true;
        }
        if (demands[member.key()] != null) demands[member.key()].ordered(member.place());
        state[member.key()] = after;
        toggle(chosen, member);
    }

    private int undo() {
        int chosen = choice[--depth];
        boolean known = chosen < next.length;
        Member member =
                known ? sessions.sessions.get(chosen)[next[chosen] - 1] : sessions.unknowns.get(chosen - next.length);
        toggle(chosen, member);
        if (known) {
            next[chosen]--;
            left++;
        } else {
            used[chosen - next.length] = false;
        }
        if (demands[member.key()] != null) demands[member.key()].putBack(member.place());
        state[member.key()] = stateBefore[depth];
        toggle(chosen, member);
        return chosen;
    }

    private Member member(int chosen) {
        return chosen < next.length ? head(chosen) : sessions.unknowns.get(chosen - next.length);
    }

    /** Adds or removes the present position of a choice and the present state of its key. */
    private void toggle(int chosen, Member member) {
        long position = chosen < next.length ? next[chosen] : used[chosen - next.length] ? 1 : 0;
        add((long) chosen << 32 | position);
        add(1L << 63 | (long) member.key() << 32 | state[member.key()]);
    }

    private void add(long part) {
        hash ^= Rng.mix(part);
        otherHash ^= Rng.mix(part ^ 0x5DEECE66DL);
    }
}
