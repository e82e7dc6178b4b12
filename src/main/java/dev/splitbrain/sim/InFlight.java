package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import java.util.Arrays;

/**
 * Messages on the way, in reused slots. What is known of a message lies in one word: where a million are on the way, each
 * look at another place of memory costs more than all else.
 */
final class InFlight {
    private static final int NONE = -1;

    private final int placeBits;
    private Message[] messages = new Message[16];
    private long[] words = new long[16]; // the step that sent it, and in the last bits where it comes from
    private int firstFree = NONE; // of the slots to be used again: each has the next one in its word
    private int used;

    /** For messages from so many places. */
    InFlight(int places) {
        placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(places);
    }

    int add(Message message, int fromPlace, long sentStep) {
        if (sentStep >>> Long.SIZE - placeBits != 0) throw new IllegalStateException("too many steps: " + sentStep);
        int slot = firstFree == NONE ? newSlot() : usedSlot();
        messages[slot] = message;
        words[slot] = sentStep << placeBits | fromPlace;
        return slot;
    }

    private int usedSlot() {
        int slot = firstFree;
        firstFree = (int) words[slot];
        return slot;
    }

    private int newSlot() {
        if (used == messages.length) {
            int length = used * 2;
            messages = Arrays.copyOf(messages, length);
            words = Arrays.copyOf(words, length);
        }
        return used++;
    }

    void release(int slot) {
        messages[slot] = null;
        words[slot] = firstFree;
        firstFree = slot;
    }

    Message message(int slot) {
        return messages[slot];
    }

    int from(int slot) {
        return (int) words[slot] & (1 << placeBits) - 1;
    }

    long sentStep(int slot) {
        return words[slot] >>> placeBits;
    }
}
