package dev.splitbrain.metrics;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** How many operations ended ok, failed and unknown, in windows of equal length. */
public final class Windows {
    /** One window; {@code toNanos} is after its last moment. */
    public record Window(long fromNanos, long toNanos, long ok, long failed, long unknown) {
        public long total() {
            return ok + failed + unknown;
        }

        /** Operations that ended ok, for each second of virtual time. */
        public double okPerSecond() {
            return ok * 1e9 / (toNanos - fromNanos);
        }
    }

    private Windows() {}

    /** Each operation in the window in which its client meant to start it: what was the system worth to whoever asked then? */
    public static List<Window> byStart(History history, long fromNanos, long toNanos, int count) {
        return by(Operation::invokedNanos, history, fromNanos, toNanos, count);
    }

    /** Each operation in the window in which it ended: throughput. */
    public static List<Window> byEnd(History history, long fromNanos, long toNanos, int count) {
        return by(Operation::completedNanos, history, fromNanos, toNanos, count);
    }

    private static List<Window> by(
            ToLongFunction<Operation> time, History history, long fromNanos, long toNanos, int count) {
        long[][] tallies = new long[count][3];
        for (Operation operation : history.operations()) {
            long at = time.applyAsLong(operation);
            if (at < fromNanos || at >= toNanos) continue;
            int window = (int) ((double) (at - fromNanos) / (toNanos - fromNanos) * count);
            tallies[Math.min(window, count - 1)][column(operation.outcome())]++;
        }
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long[] tally = tallies[i];
            windows.add(new Window(
                    edge(fromNanos, toNanos, i, count),
                    edge(fromNanos, toNanos, i + 1, count),
                    tally[0],
                    tally[1],
                    tally[2]));
        }
        return windows;
    }

    private static long edge(long fromNanos, long toNanos, int i, int count) {
        return fromNanos + Math.round((double) (toNanos - fromNanos) * i / count);
    }

    private static int column(Outcome outcome) {
        return outcome instanceof Outcome.Ok ? 0 : outcome instanceof Outcome.Failed ? 1 : 2;
    }
}
