package dev.splitbrain.check.txn;

import dev.splitbrain.history.Operation;
import java.util.List;

/**
 * One anomaly in its smallest form.
 *
 * @param order the circle needs the order of real time, or of sessions
 * @param transactions those that take part, in the order of the circle
 * @param links between each of them and the next one round the circle, in words; empty where it is no circle
 */
public record Anomaly(
        AnomalyKind kind, Level.Order order, List<Operation> transactions, List<String> links, String words) {
    public Anomaly {
        transactions = List.copyOf(transactions);
        links = List.copyOf(links);
    }

    /** {@code G-single}, {@code G-single-realtime}. */
    public String name() {
        return switch (order) {
            case NONE -> kind.words();
            case SESSION -> kind.words() + "-session";
            case REAL_TIME -> kind.words() + "-realtime";
        };
    }
}
