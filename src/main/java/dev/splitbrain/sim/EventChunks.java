package dev.splitbrain.sim;

import java.util.Arrays;

/**
 * Storage of an {@link EventQueue}: chunks of {@value #WORDS} words in one array, handed out and taken back. A chunk
 * holds up to {@value #EVENTS} events, each a time and a payload side by side, and in its last word the chunk that
 * follows it in its list. A chunk is named by the position of its first word.
 */
final class EventChunks {
    /** A power of two, so that the chunk of a position is found by masking; 64 measured best of 16 to 128. */
    static final int WORDS = 64;

    static final int EVENTS = WORDS / 2 - 1;

    private static final int FULL = 2 * EVENTS;

    /** Where nothing can be put: what looks like the end of a full chunk, and is none. */
    static final int NOWHERE = FULL - WORDS;

    private static final int INITIAL_CHUNKS = 8;
    private static final int NONE = -1;

    /** All chunks; a new array when it had to grow, so nobody keeps it over an {@link #allocate}. */
    long[] words = new long[INITIAL_CHUNKS * WORDS];

    private int firstFree = NONE; // chunks given back, the last one first: its memory is still near
    private int untouched; // from here on no chunk was ever used

    /** A chunk of unknown content. */
    int allocate() {
        int chunk = firstFree;
        if (chunk != NONE) {
            firstFree = next(chunk);
            return chunk;
        }
        chunk = untouched;
        if (chunk == words.length) words = Arrays.copyOf(words, Math.multiplyExact(2, chunk));
        untouched = chunk + WORDS;
        return chunk;
    }

    void release(int chunk) {
        link(chunk, firstFree);
        firstFree = chunk;
    }

    /** Whether the chunk that ends before this position has no room for one more event. */
    static boolean isFull(int position) {
        return (position & (WORDS - 1)) == FULL;
    }

    /** The chunk that a position lies in. */
    static int of(int position) {
        return position & -WORDS;
    }

    static boolean isSameChunk(int position, int other) {
        return (position ^ other) < WORDS;
    }

    /** The position after the last event of a full chunk. */
    static int end(int chunk) {
        return chunk + FULL;
    }

    int next(int chunk) {
        return (int) words[chunk + WORDS - 1];
    }

    void link(int chunk, int next) {
        words[chunk + WORDS - 1] = next;
    }

    /** Writes one event. */
    void put(int position, long timeNanos, long payload) {
        words[position] = timeNanos;
        words[position + 1] = payload;
    }

    /** Puts an event where it belongs in the sorted run [from, to), behind those of its time; returns how many moved. */
    int insert(int from, int to, long timeNanos, long payload) {
        long[] w = words;
        int at = to;
        while (at > from && w[at - 2] > timeNanos) {
            w[at] = w[at - 2];
            w[at + 1] = w[at - 1];
            at -= 2;
        }
        w[at] = timeNanos;
        w[at + 1] = payload;
        return (to - at) / 2;
    }

    /** Sorts the events of one chunk by time, those of one time staying in their order; returns how many moved. */
    int sort(int from, int to) {
        int moved = 0;
        for (int at = from + 2; at < to; at += 2) moved += insert(from, at, words[at], words[at + 1]);
        return moved;
    }
}
