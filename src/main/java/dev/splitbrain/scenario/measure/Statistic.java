package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Unit;

/** What is asked of a figure over many runs. */
public sealed interface Statistic {
    /** The unit of the answer, for a measure in this unit. */
    default Unit unit(Unit measured) {
        return measured;
    }

    /** As people read it: {@code median}, {@code p99}, {@code share <= 2}. */
    String words();

    record Mean() implements Statistic {
        @Override
        public String words() {
            return "mean";
        }
    }

    /** The smallest value that at least a share {@code q} of the runs does not exceed; 0 for the least of all. */
    record Quantile(double q) implements Statistic {
        @Override
        public String words() {
            if (q == 0) return "min";
            if (q == 1) return "max";
            if (q == 0.5) return "median";
            return "p"
                    + java.math.BigDecimal.valueOf(q)
                            .movePointRight(2)
                            .stripTrailingZeros()
                            .toPlainString();
        }
    }

    /** The share of runs whose figure keeps a limit. */
    record Share(Limit where) implements Statistic {
        @Override
        public Unit unit(Unit measured) {
            return Unit.SHARE;
        }

        @Override
        public String words() {
            return "share " + where;
        }
    }

    /** How far the distribution is from a published one: the widest gap between the two (Kolmogorov and Smirnov). */
    record Distance(Curve curve, String name) implements Statistic {
        @Override
        public Unit unit(Unit measured) {
            return Unit.SHARE;
        }

        @Override
        public String words() {
            return "distance to " + name;
        }
    }

    /** Every single run's figure. */
    record Every() implements Statistic {
        @Override
        public String words() {
            return "every";
        }
    }
}
