package dev.splitbrain.protocol.swim;

import dev.splitbrain.random.Rng;

/**
 * An order of 0 … size − 1 by chance, of which only a key is stored: ten thousand members have an order of ten thousand each.
 * A Feistel network over the smallest even number of bits (Luby and Rackoff 1988); places beyond the size are walked through.
 */
record Shuffle(int size, long key) {
    private static final int ROUNDS = 6;

    /** What stands at a place. */
    int at(int place) {
        int half = Math.max(1, (33 - Integer.numberOfLeadingZeros(size - 1)) / 2);
        int walked = place;
        do walked = scrambled(walked, half);
        while (walked >= size); // the cycle of a permutation leads back to where it may stop
        return walked;
    }

    private int scrambled(int place, int half) {
        int mask = (1 << half) - 1;
        int left = place >>> half;
        int right = place & mask;
        for (int round = 0; round < ROUNDS; round++) {
            int mixed = (int) (Rng.mix(key + ((long) round << 32) + right) & mask);
            int before = right;
            right = left ^ mixed;
            left = before;
        }
        return left << half | right;
    }
}
