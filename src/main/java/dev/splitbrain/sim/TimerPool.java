package dev.splitbrain.sim;

import dev.splitbrain.node.Timer;
import java.util.Arrays;

/**
 * All timers of all nodes, in reused slots. A timer that is set again to a later time keeps its pending event, which moves
 * on when it comes up: an election timer that every heartbeat resets costs one event per timeout, not one per heartbeat.
 */
final class TimerPool {
    private final EventQueue queue;
    private Timer[] timers = new Timer[16];
    private int[] nodes = new int[16];
    private long[] dueNanos = new long[16]; // NOT_SET for one that was cancelled while its event was pending
    private long[] queuedNanos = new long[16];
    private long[] setSteps = new long[16];
    private int[] generations = new int[16];
    private int[] next = new int[16]; // of the same node, or of the free list
    private int firstFree = -1;
    private int used;

    static final long NOT_SET = Long.MAX_VALUE;

    TimerPool(EventQueue queue) {
        this.queue = queue;
    }

    /** Sets a timer of a node whose timers start at slot {@code head}; gives the new head. */
    int set(int head, int node, Timer timer, long due, long setStep) {
        int slot = find(head, timer);
        int newHead = head;
        if (slot < 0) {
            slot = newSlot();
            timers[slot] = timer;
            nodes[slot] = node;
            next[slot] = head;
            queuedNanos[slot] = NOT_SET;
            newHead = slot;
        }
        dueNanos[slot] = due;
        setSteps[slot] = setStep;
        if (due < queuedNanos[slot]) enqueue(slot, due);
        return newHead;
    }

    private void enqueue(int slot, long due) {
        generations[slot]++; // an event that is pending already is stale from here on
        queuedNanos[slot] = due;
        queue.add(due, EventKind.payload(EventKind.TIMER, generations[slot], slot));
    }

    private int find(int head, Timer timer) {
        for (int slot = head; slot >= 0; slot = next[slot]) {
            if (timers[slot].equals(timer)) return slot;
        }
        return -1;
    }

    /** The clock of a node runs at another rate: what is left of its timers takes {@code factor} times as long. */
    void rescale(int head, long now, double factor) {
        for (int slot = head; slot >= 0; slot = next[slot]) {
            if (dueNanos[slot] == NOT_SET || dueNanos[slot] <= now) continue;
            dueNanos[slot] = now + (long) Math.ceil((dueNanos[slot] - now) * factor);
            if (dueNanos[slot] < queuedNanos[slot]) enqueue(slot, dueNanos[slot]);
        }
    }

    /** Whether the timer was set. */
    boolean cancel(int head, Timer timer) {
        int slot = find(head, timer);
        if (slot < 0 || dueNanos[slot] == NOT_SET) return false;
        dueNanos[slot] = NOT_SET;
        return true;
    }

    /** Whether a popped event means that its timer fires now; moves the event on where the timer was set to later. */
    boolean isDue(int slot, int generation, long now) {
        if (!EventKind.sameHigh(generation, generations[slot])) return false;
        long due = dueNanos[slot];
        if (due != NOT_SET && due > now) {
            enqueue(slot, due);
            return false;
        }
        return true;
    }

    /** Takes a timer whose event came up out of its node's list; gives the new head. */
    int remove(int head, int slot) {
        int newHead = head;
        if (head == slot) {
            newHead = next[slot];
        } else {
            int before = head;
            while (next[before] != slot) before = next[before];
            next[before] = next[slot];
        }
        release(slot);
        return newHead;
    }

    /** Forgets all timers of a node. */
    void removeAll(int head) {
        for (int slot = head; slot >= 0; ) {
            int following = next[slot];
            release(slot);
            slot = following;
        }
    }

    private void release(int slot) {
        generations[slot]++;
        timers[slot] = null;
        next[slot] = firstFree;
        firstFree = slot;
    }

    private int newSlot() {
        if (firstFree >= 0) {
            int slot = firstFree;
            firstFree = next[slot];
            return slot;
        }
        if (used == timers.length) grow();
        return used++;
    }

    private void grow() {
        int length = used * 2;
        timers = Arrays.copyOf(timers, length);
        nodes = Arrays.copyOf(nodes, length);
        dueNanos = Arrays.copyOf(dueNanos, length);
        queuedNanos = Arrays.copyOf(queuedNanos, length);
        setSteps = Arrays.copyOf(setSteps, length);
        generations = Arrays.copyOf(generations, length);
        next = Arrays.copyOf(next, length);
    }

    /** Reads what a timer's event will need: see {@link LookAhead}. */
    long look(int slot) {
        return dueNanos[slot]
                + queuedNanos[slot]
                + setSteps[slot]
                + generations[slot]
                + next[slot]
                + (timers[slot] == null ? 1 : 0);
    }

    Timer timer(int slot) {
        return timers[slot];
    }

    int node(int slot) {
        return nodes[slot];
    }

    long dueNanos(int slot) {
        return dueNanos[slot];
    }

    long setStep(int slot) {
        return setSteps[slot];
    }
}
