package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requireFinite;
import static dev.splitbrain.random.Arguments.requireProbability;
import static dev.splitbrain.random.Arguments.text;

import java.util.List;

/**
 * What was measured: draws one of the samples, which are kept in ascending order. If {@code interpolated}, draws also the
 * values between neighbours (the quantile function is linear between samples: Hyndman and Fan 1996, definition 7).
 */
public record Empirical(List<Double> samples, boolean interpolated) implements Distribution {
    public Empirical {
        samples = samples.stream().sorted().toList();
        if (samples.isEmpty()) throw new IllegalArgumentException("an empirical distribution needs samples");
        for (double sample : samples) requireFinite("a sample", sample);
    }

    public Empirical(List<Double> samples) {
        this(samples, false);
    }

    @Override
    public double sample(Rng rng) {
        return interpolated ? between(rng.nextDouble()) : samples.get(rng.nextInt(samples.size()));
    }

    @Override
    public double minimum() {
        return samples.get(0);
    }

    @Override
    public double mean() {
        int last = samples.size() - 1;
        double sum = 0;
        for (double sample : samples) sum += sample;
        if (!interpolated || last == 0) return sum / samples.size();
        return (sum - (samples.get(0) + samples.get(last)) / 2) / last; // the ends have a neighbour on one side only
    }

    @Override
    public double quantile(double p) {
        requireProbability(p);
        if (interpolated) return between(p);
        return samples.get((int) Math.max(0, Math.ceil(p * samples.size()) - 1));
    }

    private double between(double p) {
        int last = samples.size() - 1;
        double position = p * last;
        int below = (int) position;
        if (below >= last) return samples.get(last);
        double low = samples.get(below);
        return low + (samples.get(below + 1) - low) * (position - below);
    }

    @Override
    public String toString() {
        return "empirical(" + samples.size() + " samples from " + text(samples.get(0)) + " to "
                + text(samples.get(samples.size() - 1)) + (interpolated ? ", interpolated)" : ")");
    }
}
