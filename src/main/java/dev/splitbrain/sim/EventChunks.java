package dev.splitbrain.sim;

import java.util.Arrays;

/**
 * Storage of an {@link EventQueue}: chunks of {@value #WORDS} words in one array, handed out and taken back. A chunk
 * holds up to {@value #EVENTS} events, each a time and a payload side by side, and in its last word the chunk that
 * follows it in its list. A chunk is named by the position of its first word.
 */
final class EventChunks {
    /**
     * A power of two, so that the chunk of a position is found by masking. 512 measured best of 32 to 1,024: from a million
     * events on the processor waits at each chunk to learn where the next one is.
     */
    static final int WORDS = 512;

    static final int EVENTS = WORDS / 2 - 1;

    /** So many are sorted without looking. */
    static final int FEW = 6;

    private static final int MOST_ALIKE = 12; // of one digit, as they are sorted by insertion
    private static final int FULL = 2 * EVENTS;

    /** Where nothing can be put: what looks like the end of a full chunk, and is none. */
    static final int NOWHERE = FULL - WORDS;

    private static final int INITIAL_CHUNKS = 2;
    private static final int NONE = -1;

    /** All chunks; a new array when it had to grow, so nobody keeps it over an {@link #allocate}. */
    long[] words = new long[INITIAL_CHUNKS * WORDS];

    private int firstFree = NONE; // chunks given back, the last one first: its memory is still near
    private int untouched; // from here on no chunk was ever used
    private final int[] places = new int[EventQueue.DIGITS]; // by digit

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

    /** The earliest time of events in a chunk, or {@code least} if that is earlier. */
    long earliest(int from, int to, long least) {
        long earliest = least;
        for (int at = from; at < to; at += 2) earliest = Math.min(earliest, words[at]);
        return earliest;
    }

    /** Sorts the events of one chunk by time, those of one time staying in their order; returns how many moved. */
    int sort(int from, int to) {
        int moved = 0;
        for (int at = from + 2; at < to; at += 2) moved += insert(from, at, words[at], words[at + 1]);
        return moved;
    }

    /**
     * Whether of these events no more than {@value #MOST_ALIKE} have the same digit, the one that begins at the bit {@code
     * shift} of their times; finds the place of each digit's first event.
     */
    boolean areSpread(int from, int to, int shift) {
        Arrays.fill(places, 0);
        for (int at = from; at < to; at += 2) places[EventQueue.digit(words[at], shift)]++;
        int most = 0;
        int place = 0;
        for (int i = 0; i < places.length; i++) {
            int count = places[i];
            most = Math.max(most, count);
            places[i] = place;
            place += count;
        }
        return most <= MOST_ALIKE;
    }

    /**
     * Writes the events that were just found to be {@link #areSpread spread}, sorted in the same way, to the beginning of
     * another chunk: first by their digit (distribution counting: Knuth, The Art of Computer Programming 3, §5.2, algorithm
     * D), then by their times; returns how many moved then.
     */
    int distribute(int from, int to, int shift, int into) {
        for (int at = from; at < to; at += 2) copy(at, into + 2 * places[EventQueue.digit(words[at], shift)]++);
        return shift == 0 ? 0 : sort(into, into + to - from); // by the last digit all are sorted
    }

    /**
     * Writes up to {@value #FEW} events, sorted in the same way, to the beginning of another chunk, and behind them what nobody
     * reads. Each goes to the place that is the number of those before it (comparison counting: Knuth, The Art of Computer
     * Programming 3, §5.2, algorithm C). Written out, as there is no branch in it then: what the outcomes are nobody could
     * foresee, and a processor that guesses wrong loses more than all these steps take.
     */
    void sortFew(int from, int to, int into) {
        long t0 = timeBefore(to, from);
        long t1 = timeBefore(to, from + 2);
        long t2 = timeBefore(to, from + 4);
        long t3 = timeBefore(to, from + 6);
        long t4 = timeBefore(to, from + 8);
        long t5 = timeBefore(to, from + 10);
        int c01 = isSooner(t1, t0);
        int c02 = isSooner(t2, t0);
        int c03 = isSooner(t3, t0);
        int c04 = isSooner(t4, t0);
        int c05 = isSooner(t5, t0);
        int c12 = isSooner(t2, t1);
        int c13 = isSooner(t3, t1);
        int c14 = isSooner(t4, t1);
        int c15 = isSooner(t5, t1);
        int c23 = isSooner(t3, t2);
        int c24 = isSooner(t4, t2);
        int c25 = isSooner(t5, t2);
        int c34 = isSooner(t4, t3);
        int c35 = isSooner(t5, t3);
        int c45 = isSooner(t5, t4);
        copy(from, into + 2 * (c01 + c02 + c03 + c04 + c05));
        copy(from + 2, into + 2 * (1 - c01 + c12 + c13 + c14 + c15));
        copy(from + 4, into + 2 * (2 - c02 - c12 + c23 + c24 + c25));
        copy(from + 6, into + 2 * (3 - c03 - c13 - c23 + c34 + c35));
        copy(from + 8, into + 2 * (4 - c04 - c14 - c24 - c34 + c45));
        copy(from + 10, into + 2 * (5 - c05 - c15 - c25 - c35 - c45));
    }

    /** The time of the event at a position; the last there is where no event is. */
    private long timeBefore(int to, int position) {
        long all = (long) (to - 1 - position >> 31) >>> 1;
        return words[position] | all;
    }

    /** 1 or 0. */
    private static int isSooner(long timeNanos, long otherNanos) {
        return (int) (timeNanos - otherNanos >>> 63);
    }

    private void copy(int from, int to) {
        words[to] = words[from];
        words[to + 1] = words[from + 1];
    }
}
