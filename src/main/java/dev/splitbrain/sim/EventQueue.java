package dev.splitbrain.sim;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * The events to come, each a time and 64 bits that say what to do. They come out in the order (time, scheduling number):
 * of events at one instant, the one that was added first.
 */
public final class EventQueue {
    private static final int INITIAL_CAPACITY = 16;

    private long[] times = new long[INITIAL_CAPACITY];
    private long[] numbers = new long[INITIAL_CAPACITY];
    private long[] payloads = new long[INITIAL_CAPACITY];
    private int size;
    private long scheduled;
    private long nowNanos;

    /** Adds an event at a time that is not before that of the last event polled. */
    public void add(long timeNanos, long payload) {
        if (timeNanos < nowNanos)
            throw new IllegalArgumentException("an event at " + timeNanos + " ns is in the past: it is " + nowNanos);
        if (size == times.length) grow();
        siftUp(size++, timeNanos, scheduled++, payload);
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    /** When the next event is due; {@code Long.MAX_VALUE} where there is none. */
    public long nextTimeNanos() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Takes the next event out and returns its payload; its time is {@link #timeNanos}. */
    public long poll() {
        if (size == 0) throw new NoSuchElementException("no event is pending");
        nowNanos = times[0];
        long payload = payloads[0];
        size--;
        siftDown(times[size], numbers[size], payloads[size]);
        return payload;
    }

    /** The time of the event polled last; 0 before the first. */
    public long timeNanos() {
        return nowNanos;
    }

    private void grow() {
        times = Arrays.copyOf(times, size * 2);
        numbers = Arrays.copyOf(numbers, size * 2);
        payloads = Arrays.copyOf(payloads, size * 2);
    }

    private void siftUp(int from, long time, long number, long payload) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (times[parent] <= time) break; // a new event has the highest number
            move(parent, at);
            at = parent;
        }
        put(at, time, number, payload);
    }

    private void siftDown(long time, long number, long payload) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(times[child + 1], numbers[child + 1], times[child], numbers[child]))
                child++;
            if (isBefore(time, number, times[child], numbers[child])) break;
            move(child, at);
            at = child;
        }
        put(at, time, number, payload);
    }

    private static boolean isBefore(long time, long number, long otherTime, long otherNumber) {
        return time < otherTime || (time == otherTime && number < otherNumber);
    }

    private void move(int from, int to) {
        put(to, times[from], numbers[from], payloads[from]);
    }

    private void put(int at, long time, long number, long payload) {
        times[at] = time;
        numbers[at] = number;
        payloads[at] = payload;
    }
}
