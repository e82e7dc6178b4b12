package dev.splitbrain.scenario.catalog;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Empirical;
import dev.splitbrain.random.Exponential;
import dev.splitbrain.random.Gamma;
import dev.splitbrain.random.LogNormal;
import dev.splitbrain.random.Mixture;
import dev.splitbrain.random.Normal;
import dev.splitbrain.random.Pareto;
import dev.splitbrain.random.Weibull;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The distributions of delays, sizes and offsets. Parameters that are such a quantity have its unit; shapes are bare numbers. */
final class DistributionEntries {
    private static final Key<Double> SHAPE =
            Key.required("shape", Scalars.number(0.01, 1000), "The form of its tail, a bare number.");

    private DistributionEntries() {}

    static List<DistributionEntry> all() {
        List<DistributionEntry> all = new ArrayList<>(plain());
        all.add(new DistributionEntry(
                "mixture", "Each draw from one of several, by their shares", DistributionEntries::mixture));
        return List.copyOf(all);
    }

    private static List<DistributionEntry> plain() {
        return List.of(
                entry("constant", "Always the same", value -> value.map(Distribution::constant)),
                entry("uniform", "Every value of an interval equally often", DistributionEntries::uniform),
                entry("normal", "The bell curve, cut off below at min", DistributionEntries::normal),
                entry(
                        "lognormal",
                        "Many small and a few large, by median and 99th percentile",
                        DistributionEntries::lognormal),
                entry("exponential", "The gaps of chance, by their mean", DistributionEntries::exponential),
                entry("pareto", "A heavy tail: P(X > x) = (scale/x)^shape", DistributionEntries::pareto),
                entry("weibull", "Life times, by scale and shape", DistributionEntries::weibull),
                entry("gamma", "Sums of exponentials, by shape and scale", DistributionEntries::gamma),
                entry("empirical", "One of these samples, or between two of them", DistributionEntries::empirical));
    }

    private static DistributionEntry entry(
            String name, String description, Function<Shape<Double>, Shape<Distribution>> shape) {
        return new DistributionEntry(name, description, shape);
    }

    private static Shape<Distribution> uniform(Shape<Double> value) {
        return Lists.pair(value, "an interval such as [150ms, 300ms]", (low, high) -> {
            if (low > high) throw new IllegalArgumentException("the interval ends before it begins");
            return Distribution.uniform(low, high);
        });
    }

    private static Shape<Distribution> normal(Shape<Double> value) {
        Key<Double> mean = Key.required("mean", value, "Its middle, before it is cut off.");
        Key<Double> sd = Key.required("sd", value, "Its standard deviation, before it is cut off.");
        Key<Double> min = Key.optional("min", value, 0.0, "0", "No value is smaller.");
        return ObjectShape.of(
                "a normal distribution",
                values -> (Distribution) new Normal(values.get(mean), values.get(sd), values.get(min)),
                mean,
                sd,
                min);
    }

    private static Shape<Distribution> lognormal(Shape<Double> value) {
        Key<Double> p50 = Key.required("p50", value, "The median.");
        Key<Double> p99 = Key.required("p99", value, "The 99th percentile.");
        return ObjectShape.of(
                "a lognormal distribution",
                values -> (Distribution) LogNormal.of(values.get(p50), values.get(p99)),
                p50,
                p99);
    }

    private static Shape<Distribution> exponential(Shape<Double> value) {
        Key<Double> mean = Key.required("mean", value, "Its mean.");
        return ObjectShape.of(
                        "an exponential distribution", values -> (Distribution) new Exponential(values.get(mean)), mean)
                .shorthand(mean);
    }

    private static Shape<Distribution> pareto(Shape<Double> value) {
        Key<Double> scale = Key.required("scale", value, "The smallest value.");
        return ObjectShape.of(
                "a Pareto distribution",
                values -> (Distribution) new Pareto(values.get(scale), values.get(SHAPE)),
                scale,
                SHAPE);
    }

    private static Shape<Distribution> weibull(Shape<Double> value) {
        Key<Double> scale = Key.required("scale", value, "The 63rd percentile.");
        return ObjectShape.of(
                "a Weibull distribution",
                values -> (Distribution) new Weibull(values.get(scale), values.get(SHAPE)),
                scale,
                SHAPE);
    }

    private static Shape<Distribution> gamma(Shape<Double> value) {
        Key<Double> scale = Key.required("scale", value, "The mean is shape times scale.");
        return ObjectShape.of(
                "a gamma distribution",
                values -> (Distribution) new Gamma(values.get(SHAPE), values.get(scale)),
                SHAPE,
                scale);
    }

    private static Shape<Distribution> empirical(Shape<Double> value) {
        return Lists.of(value, "samples such as [3ms, 4ms, 9ms]").map(samples -> new Empirical(samples, true));
    }

    private static Shape<Distribution> mixture(Shape<Double> value) {
        List<Choice.Option<Distribution>> forms = plain().stream()
                .map(form -> new Choice.Option<>(form.name(), form.description(), form.parameters(value)))
                .toList();
        Key<Double> share = Key.required("share", Quantities.SHARE, "How often it is drawn from.");
        Key<Distribution> of = Key.required("of", new Choice<>("distribution", forms), "What is drawn from.");
        Shape<Mixture.Part> part = ObjectShape.of(
                "a part of a mixture", values -> new Mixture.Part(values.get(share), values.get(of)), share, of);
        return Lists.of(part, "parts such as [{share: 90%, of: {exponential: 5ms}}, …]")
                .map(Mixture::new);
    }
}
