package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.terms.Selectors;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Selector;
import java.util.List;
import java.util.Optional;

/** When a fault happens: {@code at}, {@code every}, {@code random}, {@code when} or {@code after}. */
final class FaultTimes {
    private static final Key<Optional<Long>> AT =
            Key.maybe("at", Quantities.DURATION.like("15s"), "It happens at this time, from the start of the run.");
    private static final Key<Optional<Long>> EVERY =
            Key.maybe("every", Quantities.PERIOD.like("10s"), "It happens again and again, once in this time.");
    private static final Key<Optional<Long>> FROM =
            Key.maybe("from", Quantities.DURATION, "With every: when it happens first. Default: after one period.");
    private static final Key<Optional<Long>> UNTIL =
            Key.maybe("until", Quantities.DURATION, "With every: before when it happens. Default: the end of the run.");

    private static final Key<Optional<Long>> PER =
            Key.maybe("per", Quantities.PERIOD.like("2s"), "On average it happens once in this time.");
    private static final Key<Boolean> ONCE = Key.optional(
            "once",
            Scalars.bool(),
            false,
            "false",
            "Whether it happens once, at a moment by chance, instead of `per`.");
    private static final Key<Optional<Interval>> BETWEEN = Key.maybe(
            "between",
            Lists.pair(Quantities.DURATION, "two times such as [2s, 15s]", Interval::new),
            "From when and before when. Default: the whole run.");
    private static final Key<Optional<Gap>> RANDOM =
            Key.maybe("random", ObjectShape.of("chance", FaultTimes::gap, PER, ONCE, BETWEEN), "It happens by chance.");

    private static final Key<String> EVENT =
            Key.required("event", Names.event(), "What a node tells of itself, such as became-leader.");
    private static final Key<Optional<Selector>> NODE = Key.maybe(
            "node", Selectors.SHAPE.checked(FaultTimes::meansTheSameNodesEachTime), "Which nodes count. Default: all.");
    private static final Key<Integer> NTH =
            Key.optional("nth", Scalars.whole(1, Integer.MAX_VALUE), 1, "1", "How often it must have been told.");
    private static final Shape<FaultTime.When> EVENT_SHAPE = ObjectShape.of(
                    "an event",
                    values -> new FaultTime.When(values.get(EVENT), values.get(NODE), values.get(NTH)),
                    EVENT,
                    NODE,
                    NTH)
            .shorthand(EVENT);
    private static final Key<Optional<FaultTime.When>> WHEN =
            Key.maybe("when", EVENT_SHAPE, "It happens when a node tells of an event.");

    private static final Key<String> FAULT = Key.required(
            "fault", Scalars.text("a fault by its id or number"), "A fault above: its id, or its number from 1.");
    private static final Key<Long> BY = Key.optional("by", Quantities.DURATION, 0L, "0s", "How much later.");
    private static final Key<Boolean> ENDED = Key.optional(
            "ended",
            Scalars.bool(),
            false,
            "false",
            "Whether the other fault must have ended; else it must have begun.");
    private static final Key<Optional<Other>> AFTER = Key.maybe(
            "after",
            ObjectShape.of(
                            "another fault",
                            values -> new Other(values.get(FAULT), values.get(BY), values.get(ENDED)),
                            FAULT,
                            BY,
                            ENDED)
                    .shorthand(FAULT),
            "It happens after another fault.");

    private static final long MOST_FIRINGS = 1_000_000;

    private static final List<Key<?>> ONE_OF = List.of(AT, EVERY, RANDOM, WHEN, AFTER);

    private record Interval(long fromNanos, long untilNanos) {}

    /** {@code perNanos} is empty for a fault that happens once. */
    private record Gap(Optional<Long> perNanos, Optional<Interval> between) {}

    private static Gap gap(Values values) {
        if (values.has(PER) == values.get(ONCE)) {
            throw new IllegalArgumentException("a fault by chance says `per: 2s`, or `once: true`");
        }
        return new Gap(values.get(PER), values.get(BETWEEN));
    }

    /** Another fault, by a name that is known once all faults have been read. */
    record Other(String fault, long byNanos, boolean ended) {}

    /** A time, or another fault that it waits for. */
    record Planned(Optional<FaultTime> time, Optional<Other> after) {}

    private FaultTimes() {}

    static List<Key<?>> keys() {
        return List.of(AT, EVERY, FROM, UNTIL, RANDOM, WHEN, AFTER);
    }

    /** The one time of a fault; what is wrong is reported. */
    static Planned planned(Values values) {
        List<String> given = ONE_OF.stream().filter(values::has).map(Key::name).toList();
        if (given.size() != 1) {
            String got = given.isEmpty() ? "none" : String.join(" and ", given);
            values.reading()
                    .problem(
                            values.whole(),
                            "a fault has one time, this has " + got,
                            "write `at: 15s`, `every: 10s`, `random: {per: 5s}`, `when: became-leader` or `after: 1`");
        }
        for (Key<?> key : List.of(FROM, UNTIL)) {
            if (values.has(key) && !values.has(EVERY)) {
                values.problem(key, "`" + key.name() + "` goes with `every`", "");
            }
        }
        return new Planned(time(values), values.get(AFTER));
    }

    /** The time of a fault that says itself when it happens. */
    static Planned arrival(Values values, String action) {
        for (Key<?> key : ONE_OF) {
            if (!values.has(key)) continue;
            String why = "`" + action + "` is about one message and happens when that would arrive";
            values.problem(key, why, "leave `" + key.name() + "` out, or count another message: `nth: 2`");
        }
        return new Planned(Optional.of(new FaultTime.Arrival()), Optional.empty());
    }

    private static Optional<FaultTime> time(Values values) {
        if (values.has(AT)) return values.get(AT).map(at -> at(at, values));
        if (values.has(EVERY)) return values.get(EVERY).map(period -> every(period, values));
        if (values.has(RANDOM)) return values.get(RANDOM).map(gap -> random(gap, values));
        return values.get(WHEN).map(when -> when);
    }

    private static FaultTime at(long nanos, Values values) {
        notBeyondTheEnd(nanos, AT, values);
        return new FaultTime.At(nanos);
    }

    private static FaultTime every(long period, Values values) {
        long from = values.get(FROM).orElse(period);
        long until = values.get(UNTIL).orElse(end(values));
        notBeyondTheEnd(from, values.has(FROM) ? FROM : EVERY, values);
        notTooOften(Math.min(until, end(values)) - from, period, EVERY, values);
        if (until <= from && values.has(UNTIL)) {
            values.problem(UNTIL, "the fault ends before it begins", "`until` comes after `from`");
        }
        return new FaultTime.Every(period, from, until);
    }

    private static FaultTime random(Gap gap, Values values) {
        Interval interval = gap.between().orElse(new Interval(0, end(values)));
        notBeyondTheEnd(interval.fromNanos(), RANDOM, values);
        if (interval.untilNanos() <= interval.fromNanos()) {
            values.problem(RANDOM, "the fault ends before it begins", "write `between: [2s, 15s]`");
        }
        if (gap.perNanos().isEmpty()) {
            return new FaultTime.Once(interval.fromNanos(), Math.max(interval.untilNanos(), interval.fromNanos() + 1));
        }
        long lengthNanos = Math.min(interval.untilNanos(), end(values)) - interval.fromNanos();
        notTooOften(lengthNanos, gap.perNanos().get(), RANDOM, values);
        return new FaultTime.Random(gap.perNanos().get(), interval.fromNanos(), interval.untilNanos());
    }

    /** No fault begins from then on. */
    private static long end(Values values) {
        return Ends.healNanos(values.reading());
    }

    /** Chance would be asked at every event, and the nth time mean nothing. */
    private static void meansTheSameNodesEachTime(Selector selector, YamlNode node, Reading reading) {
        boolean byChance = selector instanceof Selector.AnyOf
                || selector instanceof Selector.Minority
                || selector instanceof Selector.Majority;
        if (!byChance && !(selector instanceof Selector.Rest)) return;
        reading.problem(
                node,
                node.what() + " does not say which nodes count",
                "write n1, [n1, n2], a role or region eu; or nothing, for all");
    }

    private static void notTooOften(long nanos, long period, Key<?> key, Values values) {
        boolean known = values.reading().get(Facts.DURATION).isPresent();
        if (!known || nanos / period <= MOST_FIRINGS) return;
        values.problem(
                key,
                "the fault would happen " + Quantity.count(nanos / period) + " times",
                "at most " + Quantity.count(MOST_FIRINGS) + " will do");
    }

    private static void notBeyondTheEnd(long nanos, Key<?> key, Values values) {
        if (nanos < end(values)) return;
        boolean healed = end(values) < values.reading().get(Facts.DURATION).orElse(Long.MAX_VALUE);
        values.problem(
                key,
                "the fault is at " + Durations.text(nanos) + ", after "
                        + (healed ? "all is healed" : "the end of the run"),
                (healed ? "all is healed at " : "the run ends at ") + Durations.text(end(values)));
    }
}
