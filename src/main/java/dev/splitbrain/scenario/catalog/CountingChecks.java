package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Sometimes;
import dev.splitbrain.check.cost.CostCheck;
import dev.splitbrain.check.cost.CostCheck.Ended;
import dev.splitbrain.check.cost.CostCheck.Figure;
import dev.splitbrain.check.cost.CostCheck.Statistic;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Limits;
import dev.splitbrain.scenario.terms.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The checks that count: what an operation costs, how often something happens. */
final class CountingChecks {
    private static final Key<Optional<String>> EVENT =
            Key.maybe("event", Names.event(), "What a node tells of itself, such as became-leader.");
    private static final Key<Optional<String>> ENDED_OK = Key.maybe(
            "op",
            Scalars.text("an operation such as write, or any").checked((name, node, reading) -> {
                if (!name.equals(Sometimes.ANY)) reading.mention(node, name, Names.OPERATION);
            }),
            "An operation that ended ok; `any` for all.");
    private static final Key<Optional<String>> HIT = Key.maybe(
            "fault", Scalars.text("the action of a fault such as crash"), "The action of a fault that hit somebody.");
    private static final Key<Optional<String>> ON =
            Key.maybe("on", Names.node(), "The node that must tell of the event. Default: any.");
    private static final Key<Optional<Integer>> OFTEN =
            Key.maybe("at-least", Scalars.whole(1, Integer.MAX_VALUE, "1"), "How often. Default: once.");
    private static final Key<Optional<Limit>> TIMES = Key.maybe(
            "times",
            Limits.shape(Unit.NUMBER, Comparison.EQUAL),
            "How often, as a comparison: `0` for never, `1` for once, `<= 3`.");
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
                        "sometimes",
                        "How often something happened; without a number, that it happened at all",
                        List.of(EVENT, ENDED_OK, HIT, ON, OFTEN, TIMES),
                        CountingChecks::sometimes),
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

    private static Supplier<Check> sometimes(Values values) {
        List<Sometimes.Of> given = new ArrayList<>();
        if (values.has(EVENT)) given.add(Sometimes.Of.EVENT);
        if (values.has(ENDED_OK)) given.add(Sometimes.Of.OPERATION);
        if (values.has(HIT)) given.add(Sometimes.Of.FAULT);
        if (given.size() != 1)
            throw new IllegalArgumentException("the check counts one of event, op and fault, this has " + given.size());
        if (values.has(ON) && given.get(0) != Sometimes.Of.EVENT)
            throw new IllegalArgumentException("`on` is for events: operations and faults are not of one node");
        if (values.has(OFTEN) && values.has(TIMES))
            throw new IllegalArgumentException("at-least says how often, and so does times: one of them is enough");
        String name = values.get(EVENT)
                .or(() -> values.get(ENDED_OK))
                .or(() -> values.get(HIT))
                .orElseThrow();
        Limit times = values.get(TIMES)
                .orElseGet(() -> Limit.atLeast(values.get(OFTEN).orElse(1), Unit.NUMBER));
        return () -> new Sometimes(given.get(0), name, values.get(ON).orElse(""), times);
    }

    private static CheckEntry cost(Figure figure, String name, String description) {
        return new CheckEntry(
                name, description, List.of(COST, STATISTIC, ENDED), values -> () -> costCheck(figure, values));
    }

    private static CostCheck costCheck(Figure figure, Values values) {
        return new CostCheck(figure, values.get(COST), values.get(STATISTIC), values.get(ENDED));
    }
}
