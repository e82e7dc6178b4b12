package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.trace.Quantity;

/** Whether what happens again and again happens so often that no run would ever end. */
final class HowOften {
    private static final long MOST_TIMES = 10_000_000;
    private static final double MOST_OPERATIONS = 1e8;

    private HowOften() {}

    /** Reports a period that is absurdly short for the run. */
    static void period(long periodNanos, Key<?> key, Values values) {
        long span = values.reading().get(Facts.DURATION).orElse(0L);
        if (span / periodNanos <= MOST_TIMES) return;
        values.problem(
                key,
                "every " + Durations.text(periodNanos) + " for " + Durations.text(span) + " is "
                        + Quantity.count(span / periodNanos) + " times",
                "at most " + Quantity.count(MOST_TIMES) + " times");
    }

    /** Reports a rate of operations that is absurdly high for the run. */
    static void rate(double perSecond, Key<?> key, Values values) {
        double seconds = values.reading().get(Facts.DURATION).orElse(0L) / 1e9;
        if (perSecond * seconds <= MOST_OPERATIONS) return;
        values.problem(
                key,
                Durations.number(perSecond) + " a second for " + Durations.number(seconds) + " s are "
                        + Quantity.count(Math.round(perSecond * seconds)) + " operations",
                "at most " + Quantity.count(Math.round(MOST_OPERATIONS)) + ": a lower rate, or a shorter run");
    }
}
