package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.ByKind;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.Samples;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.workload.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When operations start: {@code rate} and {@code arrivals}, or {@code think}. */
final class Loads {
    private static final double STANDARD_RATE = 100;
    private static final int MOST_ARRIVALS = 1_000_000;
    private static final Shape<Map<Long, Double>> POINTS =
            Lists.map(Quantities.DURATION.like("0s"), Quantities.RATE, "rates by time such as {0s: 10/s, 30s: 500/s}");

    /** A rate that may change. */
    private record Rate(List<Load.Changing.Point> points, boolean ramp) {}

    private static final Key<Optional<Rate>> RATE = Key.maybe(
            "rate",
            new ByKind<>(
                    "a rate such as 200/s, {steps: {0s: 10/s, 30s: 500/s}} or {ramp: …}",
                    Quantities.RATE.map(rate -> new Rate(List.of(new Load.Changing.Point(0, rate)), false)),
                    null,
                    new Choice<>(
                            "rate",
                            List.of(
                                    new Choice.Option<>("steps", "From each time on, another rate", points(false)),
                                    new Choice.Option<>(
                                            "ramp", "In a straight line from each rate to the next", points(true))))),
            "Operations that all clients together start a second, whatever becomes of earlier ones. Default: 100/s.");
    private static final Key<Arrivals> ARRIVALS = Key.optional(
            "arrivals",
            new Choice<>(
                    "way of arriving",
                    List.of(
                            new Choice.Option<>("even", "At equal distances", fixed(new Arrivals(false, List.of()))),
                            new Choice.Option<>(
                                    "poisson",
                                    "By chance, with exponential gaps",
                                    fixed(new Arrivals(true, List.of()))),
                            new Choice.Option<>(
                                    "recorded",
                                    "At these times: a list, or a CSV file whose first column they are",
                                    new Recorded().map(times -> new Arrivals(false, times))))),
            new Arrivals(false, List.of()),
            "even",
            "How operations of an open load follow each other.");
    private final Key<Optional<Distribution>> think;

    private record Arrivals(boolean poisson, List<Long> recordedNanos) {}

    Loads(Distributions distributions) {
        think = Key.maybe(
                "think",
                distributions.delay(),
                "Instead of a rate: each client starts an operation when its last one has ended and it has thought so long.");
    }

    List<Key<?>> keys() {
        return List.of(RATE, ARRIVALS, think);
    }

    /** Whether the keys say how many operations there are, not only how they follow each other. */
    boolean sayHowMany(Values values) {
        boolean recorded = !values.get(ARRIVALS).recordedNanos().isEmpty();
        return values.has(RATE) || values.has(think) || recorded;
    }

    /** Whether any of the keys is there. */
    boolean given(Values values) {
        return keys().stream().anyMatch(values::has);
    }

    /** The load that the keys say. */
    Load load(Values values) {
        return load(values, STANDARD_RATE);
    }

    /** The same where another rate holds if the keys say none. */
    Load load(Values values, double otherPerSecond) {
        Arrivals arrivals = values.get(ARRIVALS);
        if (values.has(think)) {
            if (values.has(RATE)) values.problem(RATE, "`rate` does not go with `think`", "keep one of them");
            if (values.has(ARRIVALS)) values.problem(ARRIVALS, "`arrivals` goes with `rate`, not with `think`", "");
            return new Load.Closed(values.get(think).orElseThrow());
        }
        if (!arrivals.recordedNanos().isEmpty()) {
            if (values.has(RATE)) values.problem(RATE, "recorded arrivals have no `rate`", "keep one of them");
            return new Load.Recorded(arrivals.recordedNanos());
        }
        Rate rate = values.get(RATE).orElse(new Rate(List.of(new Load.Changing.Point(0, otherPerSecond)), false));
        rate.points().forEach(point -> HowOften.rate(point.perSecond(), RATE, values));
        if (rate.points().size() > 1 || rate.points().get(0).atNanos() > 0)
            return new Load.Changing(rate.points(), rate.ramp(), arrivals.poisson());
        double perSecond = rate.points().get(0).perSecond();
        return perSecond == 0 ? new Load.None() : new Load.Open(perSecond, arrivals.poisson());
    }

    private static Shape<Rate> points(boolean ramp) {
        return POINTS.checked(Loads::inOrder).map(map -> {
            List<Load.Changing.Point> points = new ArrayList<>();
            map.forEach((at, rate) -> points.add(new Load.Changing.Point(at, rate)));
            return new Rate(points, ramp);
        });
    }

    private static void inOrder(Map<Long, Double> points, YamlNode node, Reading reading) {
        long last = -1;
        for (long at : points.keySet()) {
            if (at <= last) reading.problem(node, "the times do not rise", "write the earliest first");
            last = at;
        }
    }

    private static Shape<Arrivals> fixed(Arrivals arrivals) {
        return ObjectShape.of("arrivals", values -> arrivals);
    }

    private record Recorded() implements Shape<List<Long>> {
        private static final Shape<List<Long>> LIST =
                Lists.of(Quantities.DURATION, "times such as [10ms, 25ms]").checked(Recorded::rising);

        @Override
        public String words() {
            return LIST.words() + ", or the name of a CSV file";
        }

        @Override
        public String example() {
            return "[10ms, 25ms]";
        }

        @Override
        public Optional<List<Long>> bind(YamlNode node, Reading reading) {
            if (node instanceof YamlNode.Sequence) return LIST.bind(node, reading);
            if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) return mismatch(node, reading);
            Optional<List<Long>> times = Samples.read(
                            scalar.text(), node, Quantities.DURATION.as(Long::doubleValue), reading)
                    .map(samples -> samples.stream().map(Math::round).toList());
            times.ifPresent(rising -> rising(rising, node, reading));
            return times;
        }

        private static void rising(List<Long> times, YamlNode node, Reading reading) {
            if (times.isEmpty()) reading.problem(node, "the list is empty", "");
            if (times.size() > MOST_ARRIVALS) reading.problem(node, "more than " + MOST_ARRIVALS + " arrivals", "");
            for (int i = 1; i < times.size(); i++) {
                if (times.get(i) >= times.get(i - 1)) continue;
                String pair = Durations.text(times.get(i)) + " comes after " + Durations.text(times.get(i - 1));
                reading.problem(node, "the times do not rise: " + pair, "write the earliest first");
                return;
            }
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("anyOf", List.of(Map.of("type", "string"), LIST.schema(definitions)));
        }
    }
}
