package dev.splitbrain.sim;

/**
 * What an event's 64 bits of payload say: the kind in the top 4 bits, two numbers below. An event is no object, so that a
 * million pending ones cost their bits and nothing else.
 */
final class EventKind {
    /** A message arrives: low = its slot in {@link InFlight}, high = the place that it goes to. */
    static final int DELIVER = 0;
    /** A timer runs out: low = its slot in {@link TimerPool}, high = the generation of that slot. */
    static final int TIMER = 1;
    /** A node's oldest forced write is done: low = node, high = its incarnation. */
    static final int DISK = 2;
    /** A node's processor is free for the next message: low = node, high = its incarnation. */
    static final int CPU = 3;
    /** A client starts its next operation: low = client. */
    static final int CLIENT_NEXT = 4;
    /** A client looks whether its oldest operation has timed out: low = client. */
    static final int CLIENT_TIMEOUT = 5;
    /** Something rare: low = its slot in {@link Actions}. */
    static final int ACTION = 6;
    /** A client looks whether the node that it asks has answered: low = client. */
    static final int CLIENT_PATIENCE = 7;

    private static final int HIGH_BITS = 28;
    private static final int HIGH_MASK = (1 << HIGH_BITS) - 1;

    private EventKind() {}

    static long payload(int kind, int low) {
        return (long) kind << 60 | low;
    }

    static long payload(int kind, int high, int low) {
        return (long) kind << 60 | (long) (high & HIGH_MASK) << 32 | low;
    }

    static int kind(long payload) {
        return (int) (payload >>> 60);
    }

    static int low(long payload) {
        return (int) payload;
    }

    static int high(long payload) {
        return (int) (payload >>> 32) & HIGH_MASK;
    }

    /** Whether a number still is the one that {@code high} was cut from. */
    static boolean sameHigh(int high, int number) {
        return high == (number & HIGH_MASK);
    }
}
