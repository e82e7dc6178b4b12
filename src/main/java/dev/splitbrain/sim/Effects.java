package dev.splitbrain.sim;

import java.util.Arrays;

/**
 * What the running handler asked for so far, in order: the engine's form of {@link dev.splitbrain.node.Effect}, in reused
 * arrays, because a run makes millions of them.
 */
final class Effects {
    enum Kind {
        SEND,
        SEND_EAGERLY,
        SET_TIMER,
        CANCEL_TIMER,
        WRITE_FORCED,
        WRITE_UNFORCED,
        NOTE
    }

    private Kind[] kinds = new Kind[16];
    private int[] places = new int[16];
    private Object[] values = new Object[16];
    private long[] numbers = new long[16];
    private int size;

    void add(Kind kind, int place, Object value, long number) {
        if (size == kinds.length) grow();
        kinds[size] = kind;
        places[size] = place;
        values[size] = value;
        numbers[size++] = number;
    }

    private void grow() {
        int length = size * 2;
        kinds = Arrays.copyOf(kinds, length);
        places = Arrays.copyOf(places, length);
        values = Arrays.copyOf(values, length);
        numbers = Arrays.copyOf(numbers, length);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    Kind kind(int i) {
        return kinds[i];
    }

    /** Where a message goes. */
    int place(int i) {
        return places[i];
    }

    /** The message, timer or note. */
    Object value(int i) {
        return values[i];
    }

    /** A timer's delay in nanoseconds, or the number of the write. */
    long number(int i) {
        return numbers[i];
    }

    void clear() {
        Arrays.fill(values, 0, size, null);
        size = 0;
    }
}
