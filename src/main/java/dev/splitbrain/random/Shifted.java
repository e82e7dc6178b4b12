package dev.splitbrain.random;

import static dev.splitbrain.random.Arguments.requireFinite;
import static dev.splitbrain.random.Arguments.text;

/** Another distribution moved by a fixed offset: the time light needs, and then what the queues add. */
public record Shifted(Distribution distribution, double offset) implements Distribution {
    public Shifted {
        requireFinite("offset", offset);
    }

    @Override
    public double sample(Rng rng) {
        return offset + distribution.sample(rng);
    }

    @Override
    public double minimum() {
        return offset + distribution.minimum();
    }

    @Override
    public double mean() {
        return offset + distribution.mean();
    }

    @Override
    public double quantile(double p) {
        return offset + distribution.quantile(p);
    }

    @Override
    public String toString() {
        return text(offset) + " + " + distribution;
    }
}
