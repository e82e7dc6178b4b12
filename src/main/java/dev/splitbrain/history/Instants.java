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

    private final List<Operation> operations;
    private final long zero;
    private final byte[] round; // of each start: of seven million operations, instants would take 110 MB more

    /** For operations in the order of their start; their times may lie a year apart. */
    public Instants(List<Operation> operations) {
        this.operations = operations;
        round = new byte[operations.size()];
        zero = operations.isEmpty() ? 0 : operations.get(0).invokedNanos();
        Map<ClientId, long[]> lastEnds = new HashMap<>(); // by client, time and round; looked up, never walked through
        for (int i = 0; i < round.length; i++) {
            Operation operation = operations.get(i);
            long[] last =
                    lastEnds.computeIfAbsent(operation.request().client(), client -> new long[] {Long.MIN_VALUE, 0});
            boolean touches = last[0] == operation.invokedNanos();
            round[i] = (byte) (touches ? Math.min(last[1] + 1, LAST_ROUND) : 0);
            if (operation.outcome() instanceof Outcome.Unknown || operation.completedNanos() < last[0]) continue;
            last[0] = operation.completedNanos();
            last[1] = endRound(operation, round[i]);
        }
    }

    private static long endRound(Operation operation, long startRound) {
        return operation.completedNanos() == operation.invokedNanos() ? startRound : 0;
    }

    private static long instant(long nanos, long round, int isEnd) {
        return nanos << ROUND_BITS | round << 1 | isEnd;
    }

    /** When the operation at a place started. */
    public long start(int place) {
        return start(place, operations.get(place));
    }

    /** The same for who holds the operation that is there already. */
    public long start(int place, Operation operation) {
        return instant(operation.invokedNanos() - zero, round[place], 0);
    }

    /** When the operation at a place ended, or {@link #NEVER}. */
    public long end(int place) {
        return end(place, operations.get(place));
    }

    /** The same for who holds the operation that is there already. */
    public long end(int place, Operation operation) {
        if (operation.outcome() instanceof Outcome.Unknown) return NEVER;
        return instant(operation.completedNanos() - zero, endRound(operation, round[place]), 1);
    }

    /** When the client of the operation at a place gave up or learnt its outcome; {@link #NEVER} if that was not told. */
    public long told(int place) {
        Operation operation = operations.get(place);
        boolean gaveUp = operation.outcome() instanceof Outcome.Unknown && operation.completedNanos() != Long.MAX_VALUE;
        return gaveUp
                ? instant(operation.completedNanos() - zero, endRound(operation, LAST_ROUND), 1)
                : end(place, operation);
    }
}
