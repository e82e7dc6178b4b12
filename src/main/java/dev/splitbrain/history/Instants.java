package dev.splitbrain.history;

import dev.splitbrain.node.ClientId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The starts and ends of operations as longs of which no start equals an end: what is smaller came first.
 *
 * <p>At one and the same nanosecond, starts come before ends, so that operations that touch count as concurrent and no
 * order is demanded that the clock does not show. One exception: a client that asks anew at the instant of its last answer
 * asked after it. That start gets a higher round, and rounds are compared before starts and ends.
 */
public final class Instants {
    /** The end of an operation of unknown outcome: it may take effect at any later time, or not at all. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int ROUND_BITS = 8;
    private static final int LAST_ROUND = (1 << ROUND_BITS - 1) - 1;

    private final long zero;
    private final long[] start;
    private final long[] end;

    /** For operations in the order of their start; their times may lie a year apart. */
    public Instants(List<Operation> operations) {
        start = new long[operations.size()];
        end = new long[operations.size()];
        zero = operations.isEmpty() ? 0 : operations.get(0).invokedNanos();
        Map<ClientId, long[]> lastEnds = new HashMap<>(); // by client, time and round; looked up, never walked through
        for (int i = 0; i < start.length; i++) {
            Operation operation = operations.get(i);
            long[] last =
                    lastEnds.computeIfAbsent(operation.request().client(), client -> new long[] {Long.MIN_VALUE, 0});
            boolean touches = last[0] == operation.invokedNanos();
            long round = touches ? Math.min(last[1] + 1, LAST_ROUND) : 0;
            start[i] = instant(operation.invokedNanos() - zero, round, 0);
            if (operation.outcome() instanceof Outcome.Unknown) {
                end[i] = NEVER;
                continue;
            }
            long endRound = operation.completedNanos() == operation.invokedNanos() ? round : 0;
            end[i] = instant(operation.completedNanos() - zero, endRound, 1);
            if (operation.completedNanos() >= last[0]) {
                last[0] = operation.completedNanos();
                last[1] = endRound;
            }
        }
    }

    private static long instant(long nanos, long round, int isEnd) {
        return nanos << ROUND_BITS | round << 1 | isEnd;
    }

    /** When the operation at a place started. */
    public long start(int place) {
        return start[place];
    }

    /** When it ended, or {@link #NEVER}. */
    public long end(int place) {
        return end[place];
    }

    /** When the client of the operation at a place gave up or learnt its outcome; {@link #NEVER} if that was not told. */
    public long told(int place, Operation operation) {
        if (end[place] != NEVER || operation.completedNanos() == Long.MAX_VALUE) return end[place];
        long round = operation.completedNanos() == operation.invokedNanos() ? LAST_ROUND : 0;
        return instant(operation.completedNanos() - zero, round, 1);
    }
}
