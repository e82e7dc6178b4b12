package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;

/**
 * How messages travel from one place to another. Probabilities are shares in [0, 1].
 *
 * @param delayNanos one-way delay
 * @param loss share of messages that vanish
 * @param duplicate share of messages that arrive twice, each with a delay of its own
 */
public record Link(Distribution delayNanos, double loss, double duplicate) {
    /** A perfect link with this delay. */
    public static Link withDelay(Distribution delayNanos) {
        return new Link(delayNanos, 0, 0);
    }
}
