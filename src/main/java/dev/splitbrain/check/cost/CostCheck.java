package dev.splitbrain.check.cost;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.cost.OperationCosts.Cost;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.HashSet;
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
        /** Messages that follow each other until the last one of the operation. */
        MESSAGE_DELAYS_TO_END("message-delays", Cost::delaysToEnd),
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

    /** Which operations count, by how they ended for their client. */
    public enum Ended {
        ANYHOW,
        OK,
        FAILED
    }

    /** Which figure of those that count. */
    public enum Statistic {
        MEAN,
        LEAST,
        MOST
    }

    private final Figure figure;
    private final Limit limit;
    private final Statistic statistic;
    private final Ended ended;
    private final OperationCosts costs = new OperationCosts();

    public CostCheck(Figure figure, Limit limit, Statistic statistic) {
        this(figure, limit, statistic, Ended.ANYHOW);
    }

    public CostCheck(Figure figure, Limit limit, Statistic statistic, Ended ended) {
        this.ended = ended;
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

    private boolean counts(Outcome outcome) {
        return ended == Ended.OK ? outcome instanceof Outcome.Ok : outcome instanceof Outcome.Failed;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<Cost> all = new ArrayList<>(costs.costs());
        if (ended != Ended.ANYHOW) {
            Set<RequestId> counted = new HashSet<>(); // looked up only
            for (Operation operation : evidence.history().operations())
                if (counts(operation.outcome())) counted.add(operation.request());
            all.removeIf(cost -> !counted.contains(cost.request()));
        }
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
