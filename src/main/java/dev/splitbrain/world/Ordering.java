package dev.splitbrain.world;

import java.util.List;
import java.util.Optional;

/** By what rule messages take their turns, where a fault reorders them. */
public sealed interface Ordering {
    /** By priorities. */
    sealed interface ByPriority extends Ordering {
        /** How many messages may wait at once; who finds no room arrives. */
        int room();
    }

    /**
     * The messages that come first are picked one by one, among those on their way in the order of sending.
     *
     * @param picks from 0; −1 loses the first of them, −2 the second; one beyond the last means that
     */
    record Picks(List<Integer> picks) implements Ordering {
        public Picks {
            picks = List.copyOf(picks);
        }
    }

    /**
     * Each chain of messages, of which one caused the next, has a priority by chance, and the highest comes first. At some
     * messages by chance, one of {@code messages} each, the chain falls below all others (PCT: Burckhardt, Kothari, Musuvathi
     * and Nagarakatte 2010; chains: Ozkan, Majumdar, Niksic, Tabaei Befrouei and Weissenbacher 2018).
     *
     * @param changes how often that happens: the depth of the bugs that it looks for, less one
     * @param lateNanos how long the messages of such a chain wait; empty for as long as any others are on their way
     */
    record Chains(int room, int changes, int messages, Optional<Long> lateNanos) implements ByPriority {}

    /**
     * Each message has a priority by chance, and the highest comes first; those that go where it went draw anew, since they
     * raced with it (partial-order sampling: Yuan, Yang and Gu 2018).
     */
    record Races(int room) implements ByPriority {}
}
