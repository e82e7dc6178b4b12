package dev.splitbrain.trace;

/** Hears of each moment at which one of several messages comes next, where a fault has them picked. */
@FunctionalInterface
public interface TurnWatcher {
    /**
     * Before it comes.
     *
     * @param messages how many are on their way
     * @param picked which of them comes, in the order of sending, from 0
     */
    void turn(int messages, int picked);
}
