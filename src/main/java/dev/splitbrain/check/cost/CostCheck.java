package dev.splitbrain.check.cost;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.cost.OperationCosts.Cost;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What operations cost, against what they should. */
public final class CostCheck implements Check {
    /** What is counted. */
    public enum Figure {
        /** Messages between nodes. */
        MESSAGES("messages", Cost::messages),
        /** Messages that follow each other until the node that answers can answer. */
        MESSAGE_DELAYS("message-delays", Cost::delays),
        /** Writes that nodes wait for. */
        FORCED_WRITES("forced-writes", Cost::forcedWrites);

        private final String checkName;
        private final ToLongFunction<Cost> value;

        Figure(String checkName, ToLongFunction<Cost> value) {
            this.checkName = checkName;
            this.value = value;
        }

        /** The figure of one operation. */
        public long of(Cost cost) {
            return value.applyAsLong(cost);
        }
    }

    /** Of which operations. */
    public enum Statistic {
        MEAN,
        LEAST,
        MOST
    }

    private final Figure figure;
    private final Limit limit;
    private final Statistic statistic;
    private final OperationCosts costs = new OperationCosts();

    public CostCheck(Figure figure, Limit limit, Statistic statistic) {
        this.figure = figure;
        this.limit = limit;
        this.statistic = statistic;
    }

    @Override
    public String name() {
        return figure.checkName;
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return costs.wants();
    }

    @Override
    public void accept(Step step) {
        costs.accept(step);
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<Cost> all = costs.costs();
        if (all.isEmpty()) return Verdict.undecided("no operations", "no operation was answered");
        long[] each = all.stream().mapToLong(figure::of).sorted().toArray();
        double found =
                switch (statistic) {
                    case MEAN -> all.stream().mapToLong(figure::of).average().orElseThrow();
                    case LEAST -> each[0];
                    case MOST -> each[each.length - 1];
                };
        String range = each[0] == each[each.length - 1] ? "each" : "from " + each[0] + " to " + each[each.length - 1];
        String remark = "an operation, " + statistic.name().toLowerCase(java.util.Locale.ROOT);
        String reason = Quantity.count(each.length, "operation") + " cost " + range;
        return limit.judge(found, Quantity.number(found), remark, reason);
    }
}
