package dev.splitbrain.check.linear;

import dev.splitbrain.random.Rng;
import java.util.Arrays;

/** A set of configurations, each a few longs of which the first tells how many; compared in full, so that it never errs. */
final class Configurations {
    private long[] words = new long[256];
    private int used = 1; // position 0 stands for an empty slot
    private int[] slots = new int[64];
    private int size;

    /** Adds {@code key[0..length)}; false where it was there already. Equal first longs mean equal lengths. */
    boolean add(long[] key, int length) {
        int mask = slots.length - 1;
        int slot = hash(key, 0, length) & mask;
        while (slots[slot] != 0) {
            if (equal(key, slots[slot], length)) return false;
            slot = (slot + 1) & mask;
        }
        store(key, length, slot);
        return true;
    }

    int size() {
        return size;
    }

    long memoryBytes() {
        return 8L * words.length + 4L * slots.length;
    }

    private void store(long[] key, int length, int slot) {
        if (used + length + 1 > words.length)
            words = Arrays.copyOf(words, words.length + Math.max(words.length / 2, length + 1));
        slots[slot] = used;
        words[used] = length;
        System.arraycopy(key, 0, words, used + 1, length);
        used += length + 1;
        if (++size * 2 > slots.length) grow();
    }

    private boolean equal(long[] key, int at, int length) {
        if (words[at] != length) return false;
        for (int i = 0; i < length; i++) {
            if (words[at + 1 + i] != key[i]) return false;
        }
        return true;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        int mask = slots.length - 1;
        for (int at : old) {
            if (at == 0) continue;
            int slot = hash(words, at + 1, (int) words[at]) & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = at;
        }
    }

    private static int hash(long[] words, int from, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) hash = Rng.mix(hash ^ words[from + i]) + i;
        return (int) (hash >>> 32);
    }
}
