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
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Distributions.Drawn;
import dev.splitbrain.scenario.terms.MeasuredShape;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The distributions of delays, sizes and offsets. A parameter has the unit of what is drawn, unless it is a plain number. */
final class DistributionEntries {
    private static final Key<Double> SHAPE =
            Key.required("shape", Scalars.number(1e-3, 1e6), "How heavy the tail is; the smaller, the heavier.");
    private static final Key<Double> WEIGHT =
            Key.required("weight", Quantities.SHARE.like("90%"), "How often this part is drawn; only ratios count.");
    private static final Key<Boolean> INTERPOLATED = Key.optional(
            "interpolated", Scalars.bool(), false, "false", "Whether values between the samples are drawn too.");

    private DistributionEntries() {}

    static List<DistributionEntry> all() {
        return List.of(
                entry("uniform", "Every value of an interval equally often", DistributionEntries::uniform),
                entry("normal", "A bell curve, cut off below `min`", DistributionEntries::normal),
                entry(
                        "lognormal",
                        "What measured delays often are, by median and 99th percentile",
                        DistributionEntries::lognormal),
                entry(
                        "exponential",
                        "The time until something that may happen at any moment alike",
                        DistributionEntries::exponential),
                entry("pareto", "A heavy tail above a smallest value", DistributionEntries::pareto),
                entry("weibull", "Lifetimes; a tail heavier or lighter than exponential", DistributionEntries::weibull),
                entry("gamma", "The sum of several exponential times", DistributionEntries::gamma),
                entry("mixture", "One of several distributions, by weight", DistributionEntries::mixture),
                entry(
                        "empirical",
                        "Measured values: a list, or a CSV file whose first column they are",
                        DistributionEntries::empirical));
    }

    private static DistributionEntry entry(
            String name, String description, Function<Drawn, Shape<Distribution>> shape) {
        return new DistributionEntry(name, description, shape);
    }

    private static Shape<Distribution> uniform(Drawn drawn) {
        return Lists.pair(drawn.quantity(), "an interval such as [150ms, 300ms]", (low, high) -> {
            if (low > high) throw new IllegalArgumentException("the interval ends before it begins");
            return Distribution.uniform(low, high);
        });
    }

    private static Shape<Distribution> normal(Drawn drawn) {
        Key<Double> mean = Key.required("mean", drawn.quantity(), "The middle of the curve.");
        Key<Double> sd = Key.required("sd", drawn.quantity(), "The standard deviation.");
        Key<Optional<Double>> min = Key.maybe("min", drawn.quantity(), "No value is below this.");
        double lowest = drawn.mayBeNegative() ? Double.NEGATIVE_INFINITY : 0;
        return ObjectShape.of(
                "a normal distribution",
                values -> {
                    double cut = values.get(min).orElse(lowest);
                    if (cut > values.get(mean) + 20 * values.get(sd)) {
                        throw new IllegalArgumentException("min is so far above the mean that nothing is left");
                    }
                    return new Normal(values.get(mean), values.get(sd), cut);
                },
                mean,
                sd,
                min);
    }

    private static Shape<Distribution> lognormal(Drawn drawn) {
        Key<Double> p50 = Key.required("p50", drawn.positive(), "The median.");
        Key<Double> p99 = Key.required("p99", drawn.positive(), "The 99th percentile.");
        return ObjectShape.of(
                "a lognormal distribution",
                values -> {
                    if (values.get(p99) < values.get(p50)) throw new IllegalArgumentException("p99 is below p50");
                    return LogNormal.of(values.get(p50), values.get(p99));
                },
                p50,
                p99);
    }

    private static Shape<Distribution> exponential(Drawn drawn) {
        Key<Double> mean = Key.required("mean", drawn.positive(), "The average.");
        return ObjectShape.<Distribution>of(
                        "an exponential distribution", values -> new Exponential(values.get(mean)), mean)
                .shorthand(mean);
    }

    private static Shape<Distribution> pareto(Drawn drawn) {
        Key<Double> min = Key.required("min", drawn.positive(), "The smallest value, and the most likely.");
        Key<Optional<Double>> max = Key.maybe("max", drawn.positive(), "What exceeds this counts as this.");
        return ObjectShape.of(
                "a Pareto distribution",
                values -> {
                    double most = values.get(max).orElse(Double.POSITIVE_INFINITY);
                    if (most < values.get(min)) throw new IllegalArgumentException("max is below min");
                    return new Pareto(values.get(min), values.get(SHAPE), most);
                },
                min,
                SHAPE,
                max);
    }

    private static Shape<Distribution> weibull(Drawn drawn) {
        Key<Double> scale = Key.required("scale", drawn.positive(), "63% of values are below this.");
        return ObjectShape.of(
                "a Weibull distribution", values -> new Weibull(values.get(scale), values.get(SHAPE)), scale, SHAPE);
    }

    private static Shape<Distribution> gamma(Drawn drawn) {
        Key<Double> mean = Key.required("mean", drawn.positive(), "The average.");
        return ObjectShape.of(
                "a gamma distribution",
                values -> new Gamma(values.get(SHAPE), values.get(mean) / values.get(SHAPE)),
                mean,
                SHAPE);
    }

    private static Shape<Distribution> mixture(Drawn drawn) {
        Key<Distribution> of = Key.required("of", drawn.distribution(), "A value, or a distribution.");
        Shape<Mixture.Part> part = ObjectShape.of(
                "a part",
                values -> {
                    if (values.get(WEIGHT) == 0) throw new IllegalArgumentException("weight must not be zero");
                    return new Mixture.Part(values.get(WEIGHT), values.get(of));
                },
                WEIGHT,
                of);
        return Lists.of(part, "parts such as [{weight: 90%, of: 1ms}, {weight: 10%, of: 20ms}]")
                .checked((parts, node, reading) -> {
                    if (parts.isEmpty()) reading.problem(node, "a mixture has one part or more", "");
                })
                .map(Mixture::new);
    }

    private static Shape<Distribution> empirical(Drawn drawn) {
        Key<List<Double>> samples =
                Key.required("samples", new MeasuredShape(drawn.quantity()), "The values, or a CSV file.");
        return ObjectShape.<Distribution>of(
                        "an empirical distribution",
                        values -> new Empirical(values.get(samples), values.get(INTERPOLATED)),
                        samples,
                        INTERPOLATED)
                .shorthand(samples);
    }
}
