package dev.splitbrain.check.txn;

import dev.splitbrain.history.Outcome;
import java.util.EnumSet;
import java.util.Set;

/**
 * An isolation level, perhaps with an order that it must keep besides.
 *
 * @param isolation which anomalies it rules out
 * @param order which transactions must come one after the other whatever they read
 */
public record Level(Isolation isolation, Order order) {
    /** The orders that strict levels keep. */
    public enum Order {
        NONE,
        SESSION,
        REAL_TIME
    }

    /** The levels, weakest first. */
    public enum Isolation {
        READ_UNCOMMITTED("read-uncommitted", EnumSet.of(AnomalyKind.G0)),
        READ_COMMITTED("read-committed", EnumSet.of(AnomalyKind.G0, AnomalyKind.G1A, AnomalyKind.G1B, AnomalyKind.G1C)),
        SNAPSHOT_ISOLATION("snapshot-isolation", EnumSet.complementOf(EnumSet.of(AnomalyKind.G2_ITEM, AnomalyKind.G2))),
        REPEATABLE_READ("repeatable-read", EnumSet.allOf(AnomalyKind.class)),
        SERIALIZABLE("serializable", EnumSet.allOf(AnomalyKind.class));

        private final String checkName;
        private final Set<AnomalyKind> ruledOut;

        Isolation(String checkName, Set<AnomalyKind> ruledOut) {
            this.checkName = checkName;
            this.ruledOut = ruledOut;
        }
    }

    /** The name in scenarios: {@code serializable}, {@code strict-serializable}, {@code strong-session-snapshot-isolation}. */
    public String checkName() {
        return switch (order) {
            case NONE -> isolation.checkName;
            case SESSION -> "strong-session-" + isolation.checkName;
            case REAL_TIME -> (isolation == Isolation.SERIALIZABLE ? "strict-" : "strong-") + isolation.checkName;
        };
    }

    /** Whether the level rules an anomaly out. */
    public boolean rulesOut(Anomaly anomaly) {
        boolean always = anomaly.kind() == AnomalyKind.INTERNAL || anomaly.kind() == AnomalyKind.INCOMPATIBLE_ORDER;
        boolean toldByOutcomes = anomaly.transactions().stream().allMatch(o -> o.outcome() instanceof Outcome.Ok);
        return (always || isolation.ruledOut.contains(anomaly.kind()))
                && anomaly.order().ordinal() <= order.ordinal()
                && !(isolation == Isolation.REPEATABLE_READ && anomaly.predicate()) // PL-2.99 is about items
                // Where dirty reads are allowed, what somebody read may still have been rolled back.
                && (isolation != Isolation.READ_UNCOMMITTED || toldByOutcomes);
    }

    /** The level of a name; throws where there is none. */
    public static Level named(String checkName) {
        for (Isolation isolation : Isolation.values()) {
            for (Order order : Order.values()) {
                Level level = new Level(isolation, order);
                if (level.checkName().equals(checkName)) return level;
            }
        }
        throw new IllegalArgumentException("no isolation level is called " + checkName);
    }
}
