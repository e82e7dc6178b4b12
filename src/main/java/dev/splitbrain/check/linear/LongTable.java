package dev.splitbrain.check.linear;

import dev.splitbrain.random.Rng;
import java.util.Arrays;

/** A map from non-negative longs to non-negative longs on two arrays. */
final class LongTable {
    static final long ABSENT = -1;

    private long[] keys = filled(16);
    private long[] values = new long[16];
    private int size;

    long get(long key) {
        int mask = keys.length - 1;
        for (int i = (int) Rng.mix(key) & mask; keys[i] != ABSENT; i = (i + 1) & mask) {
            if (keys[i] == key) return values[i];
        }
        return ABSENT;
    }

    /** Adds a key that is not there yet. */
    void put(long key, long value) {
        if (++size * 2 > keys.length) grow();
        insert(key, value);
    }

    int size() {
        return size;
    }

    long memoryBytes() {
        return 16L * keys.length;
    }

    private void insert(long key, long value) {
        int mask = keys.length - 1;
        int i = (int) Rng.mix(key) & mask;
        while (keys[i] != ABSENT) i = (i + 1) & mask;
        keys[i] = key;
        values[i] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = filled(oldKeys.length * 2);
        values = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != ABSENT) insert(oldKeys[i], oldValues[i]);
        }
    }

    private static long[] filled(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, ABSENT);
        return keys;
    }
}
