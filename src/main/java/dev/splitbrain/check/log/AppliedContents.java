package dev.splitbrain.check.log;

import java.util.Arrays;

/** What was applied at each index, by whichever node came first; of old indexes only a hash is left. */
final class AppliedContents {
    private final Window<Object> contents = new Window<>();
    private int[] hashes = new int[64];

    /** Whether content agrees with what was applied at its index before; remembers it if it is the first. */
    boolean agrees(long index, Object content) {
        if (index > contents.length() + 1) return true; // the indexes before came by a snapshot from outside the run
        if (index == contents.length() + 1) {
            if (index >= hashes.length) hashes = Arrays.copyOf(hashes, hashes.length * 2);
            hashes[(int) index] = content.hashCode();
            contents.add(content);
            return true;
        }
        Object first = contents.at(index);
        return first == null ? hashes[(int) index] == content.hashCode() : first.equals(content);
    }

    /** What was applied first, for people. */
    String firstAt(long index) {
        Object first = contents.at(index);
        return first == null ? "something else" : EntryWords.of(first);
    }

    void forget(long through) {
        contents.forget(through);
    }
}
