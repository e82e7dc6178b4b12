package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.workload.HotKeys;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.LatestKeys;
import dev.splitbrain.workload.ZipfKeys;
import java.util.List;

/** How keys are chosen: {@code {zipf: 100}}, {@code {hot-spot: {count: 100, hot: 5, share: 90%}}}. */
public final class KeyChoices {
    private static final int MOST_KEYS = 1_000_000;
    private static final Key<Integer> COUNT =
            Key.required("count", Scalars.whole(1, MOST_KEYS, "100"), "How many keys there are.");
    private static final Key<Double> EXPONENT = Key.optional(
            "exponent", Scalars.number(0, 10), 0.99, "0.99", "How uneven: the kth key has weight 1/k^exponent.");
    private static final Key<Integer> HOT =
            Key.optional("hot", Scalars.whole(1, MOST_KEYS, "1"), 1, "1", "How many keys are hot.");
    private static final Key<Double> SHARE =
            Key.optional("share", Quantities.SHARE, 0.9, "90%", "The share of operations that touch a hot key.");

    public static final Shape<Keys> SHAPE = new Choice<>(
            "key distribution",
            List.of(
                    option(
                            "uniform",
                            "All keys equally often",
                            ObjectShape.of("uniform keys", values -> Keys.uniform(values.get(COUNT)), COUNT)),
                    option(
                            "zipf",
                            "A few keys are used most, as in Zipf's law",
                            ObjectShape.of(
                                    "Zipf's law",
                                    values -> new ZipfKeys(values.get(COUNT), values.get(EXPONENT)),
                                    COUNT,
                                    EXPONENT)),
                    option(
                            "latest",
                            "The newest keys are used most",
                            ObjectShape.of(
                                    "the latest keys",
                                    values -> new LatestKeys(values.get(COUNT), values.get(EXPONENT)),
                                    COUNT,
                                    EXPONENT)),
                    option(
                            "hot-spot",
                            "Most operations touch the first few keys",
                            ObjectShape.of("a hot spot", KeyChoices::hotSpot, COUNT, HOT, SHARE))));

    private KeyChoices() {}

    private static Choice.Option<Keys> option(String name, String doc, ObjectShape<Keys> shape) {
        return new Choice.Option<>(name, doc, shape.shorthand(COUNT));
    }

    private static Keys hotSpot(Values values) {
        if (values.get(HOT) > values.get(COUNT)) {
            values.problem(HOT, "there are more hot keys than keys", "`count` is " + values.get(COUNT));
        }
        return new HotKeys(values.get(COUNT), values.get(HOT), values.get(SHARE));
    }
}
