package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import dev.splitbrain.trace.ContentHash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Remembers what messages held when they were sent, and finds those that hold something else later: a list inside that the
 * sender went on filling, or that a receiver sorted. Costs a hash at each end, and so is only for code that nobody checked.
 */
final class Seals {
    private static final int REMEMBERED = 1 << 16; // of the messages that were sent last

    private final ContentHash contents = new ContentHash();
    private final Map<Message, Seal> seals = new IdentityHashMap<>(); // never iterated
    private final Deque<Message> oldestFirst = new ArrayDeque<>();

    /** What a message held, and when it was sent first. */
    private record Seal(long hash, String text, long atNanos) {}

    /** A message is sent, perhaps once more. */
    void sent(Message message, long now) {
        if (seals.containsKey(message)) {
            check(message, "it was sent again");
            return;
        }
        seals.put(message, new Seal(contents.of(message), message.toString(), now));
        oldestFirst.addLast(message);
        if (oldestFirst.size() > REMEMBERED) seals.remove(oldestFirst.removeFirst());
    }

    /** Throws where the message no longer holds what it held when it was sent. */
    void check(Message message, String until) {
        Seal seal = seals.get(message);
        if (seal == null || seal.hash == contents.of(message)) return;
        throw new ChangedMessage(message, seal.text, seal.atNanos, until);
    }
}
