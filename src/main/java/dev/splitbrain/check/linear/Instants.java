package dev.splitbrain.check.linear;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The starts and ends of operations as longs that never tie: what is smaller came first.
 *
 * <p>At one and the same nanosecond, starts come before ends, so that operations that touch count as concurrent and no
 * order is demanded that the clock does not show. One exception: a client that asks anew at the instant of its last answer
 * asked after it. That start gets a higher round, and rounds are compared before starts and ends.
 */
final class Instants {
    private static final int ROUND_BITS = 8;
    private static final int LAST_ROUND = (1 << ROUND_BITS - 1) - 1;

    final long[] start;
    final long[] end;

    /** For operations in the order of their start. */
    Instants(List<Operation> operations) {
        start = new long[operations.size()];
        end = new long[operations.size()];
        Map<ClientId, long[]> lastEnd =
                new HashMap<>(); // by client: nanoseconds and round; looked up, never walked through
        for (int i = 0; i < start.length; i++) {
            Operation operation = operations.get(i);
            long[] last = lastEnd.computeIfAbsent(operation.request().client(), client -> new long[] {-1, 0});
            long round = last[0] == operation.invokedNanos() ? Math.min(last[1] + 1, LAST_ROUND) : 0;
            start[i] = instant(operation.invokedNanos(), round, 0);
            if (operation.outcome() instanceof Outcome.Unknown) {
                end[i] = Problem.NEVER;
                continue;
            }
            long endRound = operation.completedNanos() == operation.invokedNanos() ? round : 0;
            end[i] = instant(operation.completedNanos(), endRound, 1);
            if (operation.completedNanos() >= last[0]) {
                last[0] = operation.completedNanos();
                last[1] = endRound;
            }
        }
    }

    private static long instant(long nanos, long round, int isEnd) {
        return nanos << ROUND_BITS | round << 1 | isEnd;
    }
}
