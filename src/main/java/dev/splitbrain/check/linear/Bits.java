package dev.splitbrain.check.linear;

/** A set of small numbers that is nearly an interval from 0: kept as bits, written short. */
final class Bits {
    private final long[] words;
    private int firstOpen; // all words before it are full
    private int lastUsed; // all words after it are empty

    Bits(int size) {
        words = new long[size / 64 + 1];
    }

    void set(int bit) {
        int word = bit >>> 6;
        words[word] |= 1L << bit;
        if (word > lastUsed) lastUsed = word;
        while (firstOpen < words.length - 1 && words[firstOpen] == -1L) firstOpen++;
    }

    void clear(int bit) {
        int word = bit >>> 6;
        words[word] &= ~(1L << bit);
        if (word < firstOpen) firstOpen = word;
        while (lastUsed > 0 && words[lastUsed] == 0) lastUsed--;
    }

    /** Words that {@link #write} needs. */
    int length() {
        return Math.max(0, lastUsed - firstOpen + 1);
    }

    /** The number of full words, which {@link #write} leaves out. */
    int firstOpen() {
        return firstOpen;
    }

    int write(long[] to, int at) {
        int length = length();
        System.arraycopy(words, firstOpen, to, at, length);
        return at + length;
    }
}
