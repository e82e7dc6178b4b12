package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Occurs;
import dev.splitbrain.check.cost.CostCheck;
import dev.splitbrain.check.cost.CostCheck.Ended;
import dev.splitbrain.check.cost.CostCheck.Figure;
import dev.splitbrain.check.cost.CostCheck.Statistic;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Limits;
import dev.splitbrain.scenario.terms.Names;
import java.util.List;

/** The checks that count: what an operation costs, how often something happens. */
final class CountingChecks {
    private static final Key<String> EVENT =
            Key.required("event", Names.event(), "What nodes tell of themselves, such as became-leader.");
    private static final Key<String> ON = Key.optional("on", Names.node(), "", "all", "The node that is meant.");
    private static final Key<Limit> TIMES = Key.optional(
            "times",
            Limits.shape(Unit.NUMBER, Comparison.EQUAL),
            Limit.atLeast(1, Unit.NUMBER),
            ">= 1",
            "How often it must happen.");
    private static final Key<Limit> COST =
            Key.required("each", Limits.shape(Unit.NUMBER, Comparison.EQUAL), "What an operation must cost.");
    private static final Key<Statistic> STATISTIC = Key.optional(
            "statistic",
            Scalars.oneOf(Statistic.class),
            Statistic.MEAN,
            "mean",
            "Of all operations the mean, or the one that cost least or most.");

    private static final Key<Ended> ENDED = Key.optional(
            "ended",
            Scalars.oneOf(Ended.class),
            Ended.ANYHOW,
            "anyhow",
            "Which operations count, by how they ended for their client; a transaction that is aborted has failed.");
    private static final Key<Until> UNTIL = Key.optional(
            "until",
            Scalars.oneOf(Until.class),
            Until.ANSWER,
            "answer",
            "Until the client can be answered, or until the last message that belongs to the operation.");

    /** How far messages that follow each other are counted. */
    private enum Until {
        ANSWER,
        END
    }

    private CountingChecks() {}

    static List<CheckEntry> all() {
        return List.of(
                new CheckEntry(
                        "occurs",
                        "How often nodes told of an event; without a number, at least once",
                        List.of(EVENT, ON, TIMES),
                        values -> () -> new Occurs(values.get(EVENT), values.get(ON), values.get(TIMES))),
                cost(Figure.MESSAGES, "messages", "How many messages between nodes an operation costs"),
                new CheckEntry(
                        "message-delays",
                        "How many messages between nodes follow each other before an operation can be answered",
                        List.of(COST, STATISTIC, ENDED, UNTIL),
                        values -> () -> costCheck(
                                values.get(UNTIL) == Until.END ? Figure.MESSAGE_DELAYS_TO_END : Figure.MESSAGE_DELAYS,
                                values)),
                cost(Figure.FORCED_WRITES, "forced-writes", "How many forced writes an operation costs"));
    }

    private static CheckEntry cost(Figure figure, String name, String description) {
        return new CheckEntry(
                name, description, List.of(COST, STATISTIC, ENDED), values -> () -> costCheck(figure, values));
    }

    private static CostCheck costCheck(Figure figure, Values values) {
        return new CostCheck(figure, values.get(COST), values.get(STATISTIC), values.get(ENDED));
    }
}
