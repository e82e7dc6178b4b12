package dev.splitbrain.check.linear;

import dev.splitbrain.random.Rng;
import java.util.Arrays;

/**
 * A set of configurations, each a few longs of which the first tells how many; compared in full, so that it never errs. They
 * lie in pages, so that a large set grows without a copy of itself.
 */
final class Configurations {
    private static final int PAGE_BITS = 15;
    private static final int PAGE = 1 << PAGE_BITS; // longs

    private long[][] pages = {new long[256]}; // the first grows to a whole page, the others are whole
    private int last; // the page that is being filled
    private int used = 1; // of it; address 0 stands for an empty slot
    private long words = pages[0].length; // of all pages
    private int[] slots = new int[64]; // addresses: the page, and where in it a configuration begins with its length
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
        return 8 * words + 4L * slots.length;
    }

    private void store(long[] key, int length, int slot) {
        if (used + length + 1 > pages[last].length) makeRoom(length + 1);
        slots[slot] = last << PAGE_BITS | used;
        pages[last][used] = length;
        System.arraycopy(key, 0, pages[last], used + 1, length);
        used += length + 1;
        if (++size * 2 > slots.length) grow();
    }

    /** In the first page by a copy while it is small, then in pages of their own. */
    private void makeRoom(int length) {
        boolean isSmall = last == 0 && used + length <= PAGE;
        if (isSmall) {
            int longer = Math.min(PAGE, Math.max(pages[0].length * 2, used + length));
            words += longer - pages[0].length;
            pages[0] = Arrays.copyOf(pages[0], longer);
            return;
        }
        if (++last == pages.length) pages = Arrays.copyOf(pages, last * 2);
        pages[last] = new long[Math.max(PAGE, length)];
        words += pages[last].length;
        used = 0;
    }

    private boolean equal(long[] key, int at, int length) {
        long[] page = pages[at >>> PAGE_BITS];
        int from = at & PAGE - 1;
        if (page[from] != length) return false;
        return Arrays.equals(page, from + 1, from + 1 + length, key, 0, length);
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        int mask = slots.length - 1;
        for (int at : old) {
            if (at == 0) continue;
            long[] page = pages[at >>> PAGE_BITS];
            int from = at & PAGE - 1;
            int slot = hash(page, from + 1, (int) page[from]) & mask;
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
