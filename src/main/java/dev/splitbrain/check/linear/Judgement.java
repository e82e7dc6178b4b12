package dev.splitbrain.check.linear;

import dev.splitbrain.check.Proof;
import dev.splitbrain.history.Operation;
import java.util.List;

/** What the search found about a whole history: {@code operations} of {@code keys} keys were judged. */
public sealed interface Judgement {
    int operations();

    int keys();

    /** There is an order. */
    record Linearizable(int operations, int keys) implements Judgement {}

    /** There is none; the first key that shows it is told. */
    record NotLinearizable(int operations, int keys, Violation violation) implements Judgement {}

    /** The budget ran out on some keys, and no other key has a violation. */
    record Undecided(int operations, int keys, List<String> undecidedKeys, String why) implements Judgement {}

    /**
     * Why one key's operations have no order.
     *
     * @param badPart the fewest operations found that have no order even if all others of the key are taken as possible at
     *     any time; in the order of their start
     * @param sources for each answer of the bad part the last operation that could have led to it, where it is not of the part
     * @param stateBefore what the order begins with: for a stretch of time, one value that it may have begun with
     * @param longestOrder the order that got furthest, of operations of the bad part and of others that it may lean on
     * @param blocked the operation that fits nowhere after it
     * @param stateThen the state that the longest order leads to
     * @param reason all this in words
     */
    record Violation(
            String key,
            List<Operation> badPart,
            List<Operation> sources,
            Object stateBefore,
            List<Operation> longestOrder,
            Operation blocked,
            Object stateThen,
            String reason)
            implements Proof {
        public Violation {
            badPart = List.copyOf(badPart);
            sources = List.copyOf(sources);
            longestOrder = List.copyOf(longestOrder);
        }

        @Override
        public List<Operation> operations() {
            return badPart;
        }
    }
}
