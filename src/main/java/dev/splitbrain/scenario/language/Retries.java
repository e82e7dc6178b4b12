package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.workload.Retry;

/** {@code workload.retry}: after how long a client asks again, and how that grows. */
final class Retries {
    private static final Key<Long> AFTER = Key.required(
            "after", Quantities.PERIOD.like("200ms"), "How long a client waits for an answer before it asks again.");
    private static final Key<Double> FACTOR =
            Key.optional("factor", Scalars.number(1, 100), 1.0, "1", "By what the wait grows each time; 2 doubles it.");
    private static final Key<Long> MOST = Key.optional(
            "most", Quantities.PERIOD.like("2s"), Long.MAX_VALUE / 4, "no limit", "How long the wait gets.");
    private static final Key<Double> JITTER = Key.optional(
            "jitter", Quantities.SHARE, 0.0, "0%", "By what share of itself the wait is shorter or longer, by chance.");
    private static final Key<Integer> ATTEMPTS = Key.optional(
            "attempts",
            Scalars.whole(2, Integer.MAX_VALUE),
            Integer.MAX_VALUE,
            "no limit",
            "How often it asks at most.");

    static final Shape<Retry> SHAPE = ObjectShape.of("a retry", Retries::retry, AFTER, FACTOR, MOST, JITTER, ATTEMPTS)
            .shorthand(AFTER);

    private Retries() {}

    private static Retry retry(Values values) {
        if (values.get(MOST) < values.get(AFTER)) {
            values.problem(MOST, "the longest wait is shorter than the first", "`after` is the first wait");
        }
        return new Retry(
                values.get(AFTER), values.get(FACTOR), values.get(MOST), values.get(JITTER), values.get(ATTEMPTS));
    }
}
