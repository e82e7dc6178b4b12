package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requirePositive;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;

/** A draw from one of several distributions, chosen with chances in proportion to their weights. */
public record Mixture(List<Part> parts) implements Distribution {
    /** One of the distributions; only the ratio of weights counts. */
    public record Part(double weight, Distribution distribution) {
        public Part {
            requirePositive("weight", weight);
        }
    }

    private static final int HALVINGS = 200; // more than it takes between any two doubles of like size

    public Mixture {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) throw new IllegalArgumentException("a mixture needs at least one distribution");
    }

    @Override
    public double sample(Rng rng) {
        double left = rng.nextDouble() * totalWeight();
        for (int i = 0; i < parts.size() - 1; i++) {
            Part part = parts.get(i);
            left -= part.weight;
            if (left < 0) return part.distribution.sample(rng);
        }
        return parts.get(parts.size() - 1).distribution.sample(rng);
    }

    private double totalWeight() {
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) sum += parts.get(i).weight;
        return sum;
    }

    @Override
    public double minimum() {
        return parts.stream()
                .mapToDouble(part -> part.distribution.minimum())
                .min()
                .getAsDouble();
    }

    @Override
    public double mean() {
        double sum = 0;
        for (Part part : parts) sum += part.weight * part.distribution.mean();
        return sum / totalWeight();
    }

    /** By bisection: the least x that so large a share of draws is at or below. */
    @Override
    public double quantile(double p) {
        requireProbability(p);
        double[] values = parts.stream()
                .mapToDouble(part -> part.distribution.quantile(p))
                .sorted()
                .toArray();
        double low = values[0];
        double high = values[values.length - 1];
        if (!(low < high) || Double.isInfinite(high)) return high;
        return bisect(low, high, x -> shareUpTo(x) >= p);
    }

    private double shareUpTo(double x) {
        double sum = 0;
        for (Part part : parts) sum += part.weight * shareUpTo(part.distribution, x);
        return sum / totalWeight();
    }

    private static double shareUpTo(Distribution distribution, double x) {
        if (distribution.quantile(0) > x) return 0;
        if (distribution.quantile(1) <= x) return 1;
        return bisect(0, 1, p -> distribution.quantile(p) > x);
    }

    /** Where a condition that fails at {@code low} and holds at {@code high} begins to hold. */
    private static double bisect(double low, double high, DoublePredicate condition) {
        double fails = low;
        double holds = high;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = fails + (holds - fails) / 2;
            if (middle <= fails || middle >= holds) break;
            if (condition.test(middle)) holds = middle;
            else fails = middle;
        }
        return holds;
    }

    @Override
    public String toString() {
        double total = totalWeight();
        return parts.stream()
                .map(part -> text(100 * part.weight / total) + "% " + part.distribution)
                .collect(Collectors.joining(", ", "mixture(", ")"));
    }
}
