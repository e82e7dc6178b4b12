package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import java.util.Arrays;

/** Messages on the way, in reused slots of parallel arrays. */
final class InFlight {
    private Message[] messages = new Message[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private long[] sentSteps = new long[16];
    private int[] free = new int[16];
    private int freeCount;
    private int used;

    int add(Message message, int fromPlace, int toPlace, long sentStep) {
        int slot = freeCount > 0 ? free[--freeCount] : newSlot();
        messages[slot] = message;
        from[slot] = fromPlace;
        to[slot] = toPlace;
        sentSteps[slot] = sentStep;
        return slot;
    }

    private int newSlot() {
        if (used == messages.length) {
            int length = used * 2;
            messages = Arrays.copyOf(messages, length);
            from = Arrays.copyOf(from, length);
            to = Arrays.copyOf(to, length);
            sentSteps = Arrays.copyOf(sentSteps, length);
            free = Arrays.copyOf(free, length);
        }
        return used++;
    }

    void release(int slot) {
        messages[slot] = null;
        free[freeCount++] = slot;
    }

    Message message(int slot) {
        return messages[slot];
    }

    int from(int slot) {
        return from[slot];
    }

    int to(int slot) {
        return to[slot];
    }

    long sentStep(int slot) {
        return sentSteps[slot];
    }
}
