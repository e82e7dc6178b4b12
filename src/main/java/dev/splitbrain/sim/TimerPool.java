package dev.splitbrain.sim;

import dev.splitbrain.node.Timer;
import java.util.Arrays;

/**
 * All timers of all nodes, in reused slots. A timer that is set again to a later time keeps its pending event, which moves
 * on when it comes up: an election timer that every heartbeat resets costs one event per timeout, not one per heartbeat.
 */
final class TimerPool {
    static final long NOT_SET = Long.MAX_VALUE;

    // What a slot's words say; they lie side by side, as whoever needs one needs the others.
    private static final int DUE_NANOS = 0; // NOT_SET for one that was cancelled while its event was pending
    private static final int QUEUED_NANOS = 1;
    private static final int SET_STEP = 2;
    private static final int GENERATION = 3;
    private static final int NODE = 4;
    private static final int NEXT = 5; // slot of the same node, or of the free list
    private static final int WORDS = 6;

    private final EventQueue queue;
    private Timer[] timers = new Timer[16];
    private long[] words = new long[16 * WORDS];
    private int firstFree = -1;
    private int used;

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
            put(slot, NODE, node);
            put(slot, NEXT, head);
            put(slot, QUEUED_NANOS, NOT_SET);
            newHead = slot;
        }
        put(slot, DUE_NANOS, due);
        put(slot, SET_STEP, setStep);
        if (due < get(slot, QUEUED_NANOS)) enqueue(slot, due);
        return newHead;
    }

    private long get(int slot, int word) {
        return words[slot * WORDS + word];
    }

    private void put(int slot, int word, long value) {
        words[slot * WORDS + word] = value;
    }

    private void enqueue(int slot, long due) {
        int generation = newGeneration(slot); // an event that is pending already is stale from here on
        put(slot, QUEUED_NANOS, due);
        queue.add(due, EventKind.payload(EventKind.TIMER, generation, slot));
    }

    private int newGeneration(int slot) {
        int generation = (int) get(slot, GENERATION) + 1;
        put(slot, GENERATION, generation);
        return generation;
    }

    private int find(int head, Timer timer) {
        for (int slot = head; slot >= 0; slot = next(slot)) {
            if (timers[slot].equals(timer)) return slot;
        }
        return -1;
    }

    private int next(int slot) {
        return (int) get(slot, NEXT);
    }

    /** The clock of a node runs at another rate: what is left of its timers takes {@code factor} times as long. */
    void rescale(int head, long now, double factor) {
        for (int slot = head; slot >= 0; slot = next(slot)) {
            long due = dueNanos(slot);
            if (due == NOT_SET || due <= now) continue;
            long rescaled = now + (long) Math.ceil((due - now) * factor);
            put(slot, DUE_NANOS, rescaled);
            if (rescaled < get(slot, QUEUED_NANOS)) enqueue(slot, rescaled);
        }
    }

    /** Whether the timer was set. */
    boolean cancel(int head, Timer timer) {
        int slot = find(head, timer);
        if (slot < 0 || dueNanos(slot) == NOT_SET) return false;
        put(slot, DUE_NANOS, NOT_SET);
        return true;
    }

    /** Whether a popped event means that its timer fires now; moves the event on where the timer was set to later. */
    boolean isDue(int slot, int generation, long now) {
        if (!EventKind.sameHigh(generation, (int) get(slot, GENERATION))) return false;
        long due = dueNanos(slot);
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
            newHead = next(slot);
        } else {
            int before = head;
            while (next(before) != slot) before = next(before);
            put(before, NEXT, next(slot));
        }
        release(slot);
        return newHead;
    }

    /** Forgets all timers of a node. */
    void removeAll(int head) {
        for (int slot = head; slot >= 0; ) {
            int following = next(slot);
            release(slot);
            slot = following;
        }
    }

    private void release(int slot) {
        newGeneration(slot);
        timers[slot] = null;
        put(slot, NEXT, firstFree);
        firstFree = slot;
    }

    private int newSlot() {
        if (firstFree >= 0) {
            int slot = firstFree;
            firstFree = next(slot);
            return slot;
        }
        if (used == timers.length) {
            timers = Arrays.copyOf(timers, 2 * used);
            words = Arrays.copyOf(words, 2 * used * WORDS);
        }
        return used++;
    }

    Timer timer(int slot) {
        return timers[slot];
    }

    int node(int slot) {
        return (int) get(slot, NODE);
    }

    long dueNanos(int slot) {
        return get(slot, DUE_NANOS);
    }

    long setStep(int slot) {
        return get(slot, SET_STEP);
    }
}
