package dev.splitbrain.check.txn;

import dev.splitbrain.check.Proof;
import dev.splitbrain.history.Operation;
import java.util.List;

/**
 * One anomaly in its smallest form.
 *
 * @param order the circle needs the order of real time, or of sessions
 * @param predicate it needs what a read of all keys did not find: repeatable reads allow that
 * @param transactions those that take part, in the order of the circle
 * @param links between each of them and the next one round the circle; fewer than transactions where it is no circle
 */
public record Anomaly(
        AnomalyKind kind,
        Level.Order order,
        boolean predicate,
        List<Operation> transactions,
        List<Link> links,
        String words)
        implements Proof {
    /**
     * Why a transaction comes before the next one.
     *
     * @param kind {@code ww}, {@code wr}, {@code rw}, {@code session} or {@code time}
     * @param words with the names of the transactions around them it is a sentence: {@code wrote x 1, read by}
     */
    public record Link(String kind, String words) {}

    public Anomaly {
        transactions = List.copyOf(transactions);
        links = List.copyOf(links);
    }

    @Override
    public List<Operation> operations() {
        return transactions;
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
