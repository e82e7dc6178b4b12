package dev.splitbrain.sim;

import java.util.ArrayList;
import java.util.List;

/** Rare events: code to run at a time, in reused slots. */
final class Actions {
    private final EventQueue queue;
    private final List<Runnable> slots = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();

    Actions(EventQueue queue) {
        this.queue = queue;
    }

    void at(long timeNanos, Runnable action) {
        int slot;
        if (free.isEmpty()) {
            slot = slots.size();
            slots.add(action);
        } else {
            slot = free.remove(free.size() - 1);
            slots.set(slot, action);
        }
        queue.add(timeNanos, EventKind.payload(EventKind.ACTION, slot));
    }

    void run(int slot) {
        Runnable action = slots.set(slot, null);
        free.add(slot);
        action.run();
    }
}
