package dev.splitbrain.sim;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * The events to come, each a time and 64 bits that say what to do. They come out in the order (time, scheduling number):
 * of events at one instant, the one that was added first.
 *
 * <p>A radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990, §2; the hierarchical wheels of Varghese and Lauck 1987 are
 * its kin). A time is a number of eleven digits to the base 64. An event lies in the bucket named by the highest digit in
 * which its time differs from the origin (its level), and that digit. As nothing is added before the time that was polled
 * last, the first bucket of the lowest level holds what comes next. If it is quickly sorted it becomes the run that is
 * polled from; if not, its earliest time becomes the origin and its events move to lower levels.
 *
 * <p>So an event moves at most once a level whatever the times are, there is nothing to tune to them, and memory is
 * written front to back. The scheduling number is nowhere: events of one time are always in one place, and every move
 * keeps their order.
 */
public final class EventQueue {
    private static final int DIGIT_BITS = 6; // one word of bits tells which buckets of a level are in use
    static final int DIGITS = 1 << DIGIT_BITS;
    private static final int LEVELS = (Long.SIZE - 1 + DIGIT_BITS - 1) / DIGIT_BITS;
    private static final int SIXTH = 43; // of 256: what a number below 64 is divided by, without division
    private static final long NO_TIME = -1;
    private static final int SOME = 12; // up to so many are sorted where they are: more would not pay
    private static final int MOST_SORTED = 31; // where they are; more are moved to lower levels
    private static final int NEAR = 640; // what so many events need is still near when their turn comes
    private static final int SHORT_CHUNKS = (NEAR + EventChunks.EVENTS - 1) / EventChunks.EVENTS;

    private final EventChunks chunks = new EventChunks();

    // A bucket keeps a chunk when it is empty, so that no step of adding depends on whether it is: nobody could foresee
    // that.
    private final int[] heads = new int[LEVELS * DIGITS]; // a bucket's first chunk, once it has one
    private final int[] tails = new int[LEVELS * DIGITS]; // where its next event goes
    private final long[] usedBuckets = new long[LEVELS]; // a bit each
    private int usedLevels; // a bit each
    private long origin;

    private int runChunk = chunks.allocate();
    private int runHead = runChunk;
    private int runTail = runChunk;
    private long runLastNanos = NO_TIME; // a new event up to this time belongs in the run

    private int size;
    private long nowNanos;
    private long moves;
    private Soon soon; // null where nobody wants to hear
    private long toldUntilNanos = NO_TIME; // what lies in buckets up to here was told

    /** Who hears of events that will be polled soon, but for what is added before them. */
    @FunctionalInterface
    interface Soon {
        /** Events lie in {@code words[from]} to {@code words[to - 1]}, each a time and a payload, in any order. */
        void come(long[] words, int from, int to);
    }

    /** Has somebody told of events shortly before they are polled, about a chunk at a time. */
    void tell(Soon listener) {
        soon = listener;
    }

    public EventQueue() {
        Arrays.fill(tails, EventChunks.NOWHERE);
    }

    /** Adds an event at a time that is not before that of the last event polled. */
    public void add(long timeNanos, long payload) {
        if (timeNanos < nowNanos)
            throw new IllegalArgumentException("an event at " + timeNanos + " ns is in the past: it is " + nowNanos);
        if (timeNanos <= runLastNanos) addToRun(timeNanos, payload);
        else addToBucket(timeNanos, payload);
        size++;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    /** Takes the next event out and returns its payload; its time is {@link #timeNanos}. */
    public long poll() {
        if (runHead == runTail) nextRun();
        int at = runHead;
        runHead += 2;
        size--;
        nowNanos = chunks.words[at];
        return chunks.words[at + 1];
    }

    /** The time of the event polled last; 0 before the first. */
    public long timeNanos() {
        return nowNanos;
    }

    /** How often an event changed its place so far: all the work there was beyond one writing and one reading of each. */
    long moves() {
        return moves;
    }

    private void addToBucket(long timeNanos, long payload) {
        int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros((timeNanos ^ origin) | 1)) * SIXTH >> 8;
        int digit = digit(timeNanos, DIGIT_BITS * level);
        int bucket = level * DIGITS + digit;
        int at = tails[bucket];
        if (EventChunks.isFull(at)) at = lengthen(bucket);
        usedBuckets[level] |= 1L << digit;
        usedLevels |= 1 << level;
        chunks.put(at, timeNanos, payload);
        tails[bucket] = at + 2;
    }

    /** The digit of a time that begins at a bit. */
    static int digit(long timeNanos, int shift) {
        return (int) (timeNanos >>> shift) & (DIGITS - 1);
    }

    private int lengthen(int bucket) {
        int next = chunks.allocate();
        if (tails[bucket] == EventChunks.NOWHERE) heads[bucket] = next;
        else chunks.link(EventChunks.of(tails[bucket]), next);
        return next;
    }

    private int firstBucket() {
        int level = Integer.numberOfTrailingZeros(usedLevels);
        return level * DIGITS + Long.numberOfTrailingZeros(usedBuckets[level]);
    }

    /** Takes the first bucket for the run, or its first chunk where all of the bucket is due at one instant. */
    private void nextRun() {
        if (usedLevels == 0) throw new NoSuchElementException("no event is pending");
        while (true) {
            int bucket = firstBucket();
            int level = bucket / DIGITS;
            int head = heads[bucket];
            int tail = tails[bucket];
            origin = chunks.words[head]; // any time in the bucket, until it is known which is the earliest
            if (soon != null && origin > toldUntilNanos) maybeTell(head, tail, level);
            if (level == 0) {
                runOneInstant(bucket);
                return;
            }
            if (EventChunks.isSameChunk(head, tail) && maybeRunAll(bucket, level)) return;
            origin = earliest(head, tail);
            scatter(head, tail); // to lower levels, so nothing comes back into this bucket
            empty(bucket, head);
        }
    }

    /** All of the bucket is due at one instant: its first chunk is the run. An event added now goes behind the bucket. */
    private void runOneInstant(int bucket) {
        int head = heads[bucket];
        int tail = tails[bucket];
        if (EventChunks.isSameChunk(head, tail)) {
            empty(bucket, runChunk);
            startRun(head, tail, NO_TIME);
        } else {
            heads[bucket] = chunks.next(head);
            chunks.release(runChunk);
            startRun(head, EventChunks.end(head), NO_TIME);
        }
    }

    /** A bucket's only chunk is the run, once it is sorted; but not one of many events that lie close together. */
    private boolean maybeRunAll(int bucket, int level) {
        int head = heads[bucket];
        int tail = tails[bucket];
        int count = (tail - head) / 2;
        int finerDigit = DIGIT_BITS * (level - 1);
        if (count <= EventChunks.FEW) {
            chunks.sortFew(head, tail, runChunk);
            startCopiedRun(bucket, count, level);
        } else if (count > SOME && staysAsItIs(count) && chunks.areSpread(head, tail, finerDigit)) {
            moves += chunks.distribute(head, tail, finerDigit, runChunk);
            startCopiedRun(bucket, count, level);
        } else if (count <= MOST_SORTED) {
            moves += chunks.sort(head, tail);
            empty(bucket, runChunk);
            startRun(head, tail, lastOf(level));
        } else {
            return false;
        }
        origin = chunks.words[runHead];
        return true;
    }

    /**
     * Whether a run of so many is not likely to be added to, which costs more the longer it is: of as many new events as it
     * has, each comes into it about as often as a pending one lies in it.
     */
    private boolean staysAsItIs(int count) {
        return count * count < size;
    }

    /** So many events of the bucket were copied to the run's chunk, and are the run. */
    private void startCopiedRun(int bucket, int count, int level) {
        moves += count;
        empty(bucket, heads[bucket]);
        startRun(runChunk, runChunk + 2 * count, lastOf(level));
    }

    private long earliest(int head, int tail) {
        long earliest = Long.MAX_VALUE;
        int chunk = head;
        while (!EventChunks.isSameChunk(chunk, tail)) {
            earliest = chunks.earliest(chunk, EventChunks.end(chunk), earliest);
            chunk = chunks.next(chunk);
        }
        return chunks.earliest(chunk, tail, earliest);
    }

    /** The last time in the origin's bucket of this level. */
    private long lastOf(int level) {
        return origin | ((1L << (DIGIT_BITS * level)) - 1);
    }

    /** The bucket is left with one chunk, for what will come into it. */
    private void empty(int bucket, int chunk) {
        int level = bucket / DIGITS;
        heads[bucket] = chunk;
        tails[bucket] = chunk;
        usedBuckets[level] &= ~(1L << bucket);
        if (usedBuckets[level] == 0) usedLevels &= ~(1 << level);
    }

    private void startRun(int head, int tail, long lastNanos) {
        runChunk = head;
        runHead = head;
        runTail = tail;
        runLastNanos = lastNanos;
    }

    /** Tells of a bucket's events if they are few enough; of many that are due at one instant, of those that come first. */
    private void maybeTell(int head, int tail, int level) {
        if (isShort(head, tail)) {
            tellAll(head, tail);
            toldUntilNanos = lastOf(level);
        } else if (level == 0) {
            soon.come(chunks.words, head, EventChunks.end(head));
        }
    }

    private void tellAll(int head, int tail) {
        int chunk = head;
        while (!EventChunks.isSameChunk(chunk, tail)) {
            soon.come(chunks.words, chunk, EventChunks.end(chunk));
            chunk = chunks.next(chunk);
        }
        soon.come(chunks.words, chunk, tail);
    }

    /** Moves a bucket's events to lower levels, and gives back its chunks but for the first. */
    private void scatter(int head, int tail) {
        int chunk = head;
        while (!EventChunks.isSameChunk(chunk, tail)) {
            scatterChunk(chunk, EventChunks.end(chunk));
            int following = chunks.next(chunk);
            if (chunk != head) chunks.release(chunk);
            chunk = following;
        }
        scatterChunk(chunk, tail);
        if (chunk != head) chunks.release(chunk);
    }

    private boolean isShort(int head, int tail) {
        int chunk = head;
        for (int i = 0; i < SHORT_CHUNKS; i++) {
            if (EventChunks.isSameChunk(chunk, tail)) return true;
            chunk = chunks.next(chunk);
        }
        return false;
    }

    private void scatterChunk(int from, int to) {
        moves += (to - from) / 2;
        for (int at = from; at < to; at += 2) addToBucket(chunks.words[at], chunks.words[at + 1]);
    }

    private void addToRun(long timeNanos, long payload) {
        if (runTail - runHead >= 2 * MOST_SORTED) endRun();
        else if (EventChunks.isFull(runTail)) closeGap();
        if (timeNanos > runLastNanos) {
            addToBucket(timeNanos, payload);
            return;
        }
        moves += chunks.insert(runHead, runTail, timeNanos, payload);
        runTail += 2;
    }

    /** The run's events go to levels below its bucket's. */
    private void endRun() {
        int from = runHead;
        int to = runTail;
        startRun(runChunk, runChunk, NO_TIME);
        origin = nowNanos;
        scatterChunk(from, to);
    }

    /** The run's events move to the front of their chunk, where polling left room. */
    private void closeGap() {
        int length = runTail - runHead;
        moves += length / 2;
        System.arraycopy(chunks.words, runHead, chunks.words, runChunk, length);
        startRun(runChunk, runChunk + length, runLastNanos);
    }
}
