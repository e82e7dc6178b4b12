package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import java.util.Arrays;

/**
 * Messages on the way, in reused slots. What belongs to a message lies side by side: where a million are on the way, each
 * look at another place of memory costs more than all else.
 */
final class InFlight {
    private static final int NONE = -1;

    private Message[] messages = new Message[16];
    private long[] words = new long[32]; // two a slot: where it comes from and goes to, and the step that sent it
    private int firstFree = NONE; // of the slots to be used again: each has the next one in its first word
    private int used;

    int add(Message message, int fromPlace, int toPlace, long sentStep) {
        int slot = firstFree == NONE ? newSlot() : usedSlot();
        messages[slot] = message;
        words[2 * slot] = (long) fromPlace << 32 | toPlace;
        words[2 * slot + 1] = sentStep;
        return slot;
    }

    private int usedSlot() {
        int slot = firstFree;
        firstFree = (int) words[2 * slot];
        return slot;
    }

    private int newSlot() {
        if (used == messages.length) {
            int length = used * 2;
            messages = Arrays.copyOf(messages, length);
            words = Arrays.copyOf(words, 2 * length);
        }
        return used++;
    }

    void release(int slot) {
        messages[slot] = null;
        words[2 * slot] = firstFree;
        firstFree = slot;
    }

    Message message(int slot) {
        return messages[slot];
    }

    int from(int slot) {
        return (int) (words[2 * slot] >>> 32);
    }

    int to(int slot) {
        return (int) words[2 * slot];
    }

    long sentStep(int slot) {
        return words[2 * slot + 1];
    }
}
