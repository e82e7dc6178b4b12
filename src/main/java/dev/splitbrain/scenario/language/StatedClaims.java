package dev.splitbrain.scenario.language;

import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.scenario.Claim;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.measure.Curve;
import dev.splitbrain.scenario.measure.Demand;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.scenario.measure.Statistic;
import dev.splitbrain.scenario.terms.MeasureNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code claims}: what a sweep over many seeds must find. */
final class StatedClaims {
    private static final List<String> STATISTICS = List.of(
            "mean",
            "median",
            "min",
            "max",
            "p1",
            "p5",
            "p10",
            "p25",
            "p75",
            "p90",
            "p95",
            "p99",
            "p999",
            "share",
            "every",
            "distance");

    private static final Key<Measure> METRIC =
            Key.required("metric", MeasureNames.SHAPE, "The figure of a run that the claim is about.");
    private static final Key<String> STATISTIC = Key.optional(
            "statistic",
            Scalars.oneOf(STATISTICS),
            "mean",
            "mean",
            "What of the figure over all runs: the mean, a percentile, the share of runs where it keeps a limit, every run, or the distance to a published distribution (Kolmogorov and Smirnov).");
    private static final Key<Optional<String>> WHERE = Key.maybe(
            "where", Scalars.text("a comparison such as \"<= 2\""), "Of which runs the share is, such as \"<= 2\".");
    private static final Key<Optional<String>> TO = Key.maybe(
            "to",
            Scalars.text("a CSV file such as published.csv"),
            "To which published distribution the distance is: a CSV of values and the share of all that is no greater.");
    private static final Key<Optional<String>> IS =
            Key.maybe("is", Scalars.text("a value such as 141.1ms"), "The value, in the unit of the statistic.");
    private static final Key<Double> WITHIN =
            Key.optional("within", Quantities.SHARE, 0.0, "0%", "How far off it may be, as a share of the value.");
    private static final Key<Optional<String>> PLUS_MINUS = Key.maybe(
            "plus-minus", Scalars.text("a value such as 5ms"), "How far off it may be, in the unit of the statistic.");
    private static final Key<Optional<String>> AT_LEAST =
            Key.maybe("at-least", Scalars.text("a value such as 5ms"), "The least value that will do.");
    private static final Key<Optional<String>> AT_MOST =
            Key.maybe("at-most", Scalars.text("a value such as 5ms"), "The greatest value that will do.");
    private static final Key<String> SOURCE =
            Key.optional("source", Scalars.text("a source"), "", "", "Where the value comes from: paper and section.");
    private static final Key<Map<String, Boolean>> ONLY_IF = Key.optional(
            "only-if",
            new SettingsThatHold(),
            Map.of(),
            "",
            "The settings that the claim is about: dotted paths and their values, such as {nodes: 5}.");

    private static final Shape<Optional<Claim>> CLAIM = ObjectShape.of(
            "a claim",
            StatedClaims::claim,
            METRIC,
            STATISTIC,
            WHERE,
            TO,
            IS,
            WITHIN,
            PLUS_MINUS,
            AT_LEAST,
            AT_MOST,
            SOURCE,
            ONLY_IF);

    /** Those that apply to these settings. */
    static final Shape<List<Claim>> SHAPE = Lists.of(CLAIM, "a list of claims")
            .map(claims -> claims.stream().flatMap(Optional::stream).toList());

    private StatedClaims() {}

    private static Optional<Claim> claim(Values values) {
        Statistic statistic = values.has(TO) ? distance(values) : statistic(values);
        Demand demand = demand(values, statistic.unit(values.get(METRIC).unit()));
        boolean applies = values.get(ONLY_IF).values().stream().allMatch(holds -> holds);
        return applies
                ? Optional.of(new Claim(values.get(METRIC), statistic, demand, values.get(SOURCE)))
                : Optional.empty();
    }

    private static Statistic distance(Values values) {
        String file = values.get(TO).orElseThrow();
        if (!values.get(STATISTIC).equals("distance"))
            throw new IllegalArgumentException("`to` goes with `statistic: distance`");
        Optional<String> text = values.reading().file(file, values.node(TO));
        if (text.isEmpty()) return new Statistic.Mean(); // never used: there is a problem
        Curve curve = Curve.parse(text.get(), values.get(METRIC).unit());
        return new Statistic.Distance(curve, file.substring(file.lastIndexOf('/') + 1));
    }

    private static Statistic statistic(Values values) {
        String name = values.get(STATISTIC);
        if (name.equals("distance")) throw new IllegalArgumentException("a distance is `to` a file: to: published.csv");
        if (values.has(WHERE) != name.equals("share")) {
            throw new IllegalArgumentException("`where` goes with `statistic: share`, and the other way round");
        }
        return switch (name) {
            case "mean" -> new Statistic.Mean();
            case "median" -> new Statistic.Quantile(0.5);
            case "min" -> new Statistic.Quantile(0);
            case "max" -> new Statistic.Quantile(1);
            case "every" -> new Statistic.Every();
            case "share" ->
                new Statistic.Share(limit(
                        values.get(WHERE).orElseThrow(), values.get(METRIC).unit(), Comparison.AT_MOST));
            default ->
                new Statistic.Quantile(Double.parseDouble("0." + (name.length() == 2 ? "0" : "") + name.substring(1)));
        };
    }

    private static Demand demand(Values values, Unit unit) {
        Optional<Double> is = values.get(IS).map(text -> value(text, unit));
        Optional<Double> least = values.get(AT_LEAST).map(text -> value(text, unit));
        Optional<Double> most = values.get(AT_MOST).map(text -> value(text, unit));
        if (is.isPresent() == (least.isPresent() || most.isPresent())) {
            throw new IllegalArgumentException("a claim says `is`, or `at-least` or `at-most` or both");
        }
        if (is.isPresent()) {
            double absolute =
                    values.get(PLUS_MINUS).map(text -> value(text, unit)).orElse(0.0);
            return Demand.about(is.get(), values.get(IS).orElseThrow(), values.get(WITHIN), absolute, unit);
        }
        if (values.has(WITHIN) || values.has(PLUS_MINUS)) {
            throw new IllegalArgumentException("`within` and `plus-minus` go with `is`");
        }
        if (least.isEmpty()) return Demand.atMost(most.orElseThrow(), unit);
        if (most.isEmpty()) return Demand.atLeast(least.get(), unit);
        return Demand.between(least.get(), most.get(), unit);
    }

    private static double value(String text, Unit unit) {
        return limit(text, unit, Comparison.EQUAL).value();
    }

    private static Limit limit(String text, Unit unit, Comparison unsigned) {
        Limit limit = Limit.parse(text, unit, unsigned);
        if (limit.nonsense().isEmpty()) return limit;
        throw new IllegalArgumentException(limit.nonsense().get() + ", got `" + text + "`");
    }
}
