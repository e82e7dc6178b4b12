package dev.splitbrain.check.log;

import java.util.Arrays;

/** A list by index from 1 whose oldest part may be forgotten. */
final class Window<T> {
    private Object[] kept = new Object[16];
    private long forgotten; // indexes up to it are gone
    private long length; // the last index

    /** The value at an index; null where it is forgotten or was never there. */
    @SuppressWarnings("unchecked") // only T goes in
    T at(long index) {
        return index <= forgotten || index > length ? null : (T) kept[(int) (index - forgotten - 1)];
    }

    long length() {
        return length;
    }

    /** Adds at the end. */
    void add(T value) {
        int size = (int) (length - forgotten);
        if (size == kept.length) kept = Arrays.copyOf(kept, size * 2);
        kept[size] = value;
        length++;
    }

    void set(long index, T value) {
        kept[(int) (index - forgotten - 1)] = value;
    }

    /** Removes all after an index. */
    void cut(long newLength) {
        if (newLength >= length) return;
        int from = (int) Math.max(0, newLength - forgotten);
        Arrays.fill(kept, from, (int) (length - forgotten), null);
        length = newLength;
        forgotten = Math.min(forgotten, newLength);
    }

    /** Forgets everything; the next index is {@code index + 1}. */
    void restartAfter(long index) {
        Arrays.fill(kept, null);
        forgotten = index;
        length = index;
    }

    /** Forgets what is at or before an index. */
    void forget(long through) {
        long upTo = Math.min(through, length);
        if (upTo <= forgotten) return;
        int drop = (int) (upTo - forgotten);
        int size = (int) (length - forgotten);
        System.arraycopy(kept, drop, kept, 0, size - drop);
        Arrays.fill(kept, size - drop, size, null);
        forgotten = upTo;
    }
}
