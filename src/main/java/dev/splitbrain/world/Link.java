package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.Optional;

/**
 * How messages travel from one place to another. Probabilities are shares in [0, 1].
 *
 * @param delayNanos one-way delay
 * @param loss share of messages that vanish
 * @param duplicate share of messages that arrive twice, each with a delay of its own
 * @param corrupt share of messages that arrive damaged, which the receiver detects
 * @param fifo whether messages arrive in the order of their sending; else each has its own delay, and may overtake
 * @param bursts loss that comes in bursts, besides {@code loss}
 * @param pipe how much fits through; empty for any amount
 */
public record Link(
        Distribution delayNanos,
        double loss,
        double duplicate,
        double corrupt,
        boolean fifo,
        Optional<Bursts> bursts,
        Optional<Pipe> pipe) {
    /** A link on which messages are never damaged or held up by each other. */
    public Link(Distribution delayNanos, double loss, double duplicate) {
        this(delayNanos, loss, duplicate, 0, false, Optional.empty(), Optional.empty());
    }

    /** A perfect link with this delay. */
    public static Link withDelay(Distribution delayNanos) {
        return new Link(delayNanos, 0, 0);
    }

    /** Whether it does nothing to a message but delay it. */
    public boolean onlyDelays() {
        return equals(withDelay(delayNanos));
    }

    /**
     * Loss in bursts: a link is good or bad, and changes between messages (Gilbert 1960, Elliott 1963).
     *
     * @param begin chance that a good link is bad for the next message
     * @param end chance that a bad link is good for the next message
     * @param loss share of messages that vanish while it is bad
     */
    public record Bursts(double begin, double end, double loss) {}

    /**
     * A line of limited width with a queue before it.
     *
     * @param bitsPerSecond how fast messages get onto the line
     * @param queueBytes messages that would make the queue longer are dropped
     */
    public record Pipe(double bitsPerSecond, long queueBytes) {}
}
