package dev.splitbrain.check.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** For each operation how far it knows each session: vector clocks along sessions and from writes to their reads. */
final class CausalPast {
    private final SessionHistory history;
    private final int[][] known; // by operation and session: so many of its operations are in the past
    private final List<Integer> order = new ArrayList<>(); // causes before effects
    private boolean cyclic;

    CausalPast(SessionHistory history) {
        this.history = history;
        known = new int[history.size()][];
        walk();
    }

    /** Whether the vectors would fit into memory. */
    static boolean fits(SessionHistory history) {
        return (long) history.size() * history.sessions.size() < 100_000_000L;
    }

    private void walk() {
        int size = history.size();
        int[] waitingFor = new int[size];
        List<List<Integer>> readersOf = new ArrayList<>();
        for (int i = 0; i < size; i++) readersOf.add(new ArrayList<>(1));
        ArrayDeque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < size; i++) {
            if (previous(i) >= 0) waitingFor[i]++;
            if (history.source.get(i) >= 0) {
                waitingFor[i]++;
                readersOf.get(history.source.get(i)).add(i);
            }
            if (waitingFor[i] == 0) ready.add(i);
        }
        while (!ready.isEmpty()) {
            int next = ready.poll();
            order.add(next);
            known[next] = merged(next);
            int successor = successor(next);
            if (successor >= 0 && --waitingFor[successor] == 0) ready.add(successor);
            for (int reader : readersOf.get(next)) if (--waitingFor[reader] == 0) ready.add(reader);
        }
        cyclic = order.size() < size;
    }

    private int previous(int number) {
        int session = history.session.get(number);
        int position = history.position.get(number);
        return session < 0 || position == 0 ? -1 : history.sessions.get(session).get(position - 1);
    }

    private int successor(int number) {
        int session = history.session.get(number);
        if (session < 0) return -1;
        int position = history.position.get(number);
        List<Integer> members = history.sessions.get(session);
        return position + 1 < members.size() ? members.get(position + 1) : -1;
    }

    private int[] merged(int number) {
        int previous = previous(number);
        int[] past = previous < 0 ? new int[history.sessions.size()] : known[previous].clone();
        int source = history.source.get(number);
        if (source >= 0) {
            for (int s = 0; s < past.length; s++) past[s] = Math.max(past[s], known[source][s]);
        }
        int session = history.session.get(number);
        if (session >= 0) past[session] = history.position.get(number) + 1;
        return past;
    }

    /** Whether some operation is in its own past. */
    boolean cyclic() {
        return cyclic;
    }

    /** Some operation that is in its own past. */
    int onACycle() {
        boolean[] done = new boolean[history.size()];
        for (int number : order) done[number] = true;
        for (int i = 0; i < done.length; i++) if (!done[i]) return i;
        throw new IllegalStateException("no operation is in its own past");
    }

    /** How many of a session's operations an operation knows, itself included. */
    int known(int number, int session) {
        return known[number][session];
    }

    /** The same for all sessions. */
    int[] known(int number) {
        return known[number];
    }

    /** Whether an operation is in the past of another. */
    boolean isBefore(int number, int other) {
        int session = history.session.get(number);
        return number != other && session >= 0 && known[other][session] > history.position.get(number);
    }

    /** Positions in a session, of some of its operations, in order. */
    static final class Positions {
        private int[] at = new int[4];
        private int[] operation = new int[4];
        private int size;

        void add(int position, int number) {
            if (size == at.length) {
                at = Arrays.copyOf(at, size * 2);
                operation = Arrays.copyOf(operation, size * 2);
            }
            at[size] = position;
            operation[size++] = number;
        }

        /** The last operation among the first {@code count} of the session, or -1. */
        int lastBefore(int count) {
            int found = Arrays.binarySearch(at, 0, size, count);
            int before = found >= 0 ? found : -found - 1;
            return before == 0 ? -1 : operation[before - 1];
        }
    }
}
