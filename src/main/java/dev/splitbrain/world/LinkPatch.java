package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.Optional;

/** What some links or some messages have that differs from the rest; empty where it does not. Meanings as in {@link Link}. */
public record LinkPatch(
        Optional<Distribution> delayNanos,
        Optional<Double> loss,
        Optional<Double> duplicate,
        Optional<Double> corrupt,
        Optional<Boolean> fifo,
        Optional<Link.Bursts> bursts,
        Optional<Link.Pipe> pipe) {
    /** The link with what differs. */
    public Link apply(Link link) {
        return new Link(
                delayNanos.orElse(link.delayNanos()),
                loss.orElse(link.loss()),
                duplicate.orElse(link.duplicate()),
                corrupt.orElse(link.corrupt()),
                fifo.orElse(link.fifo()),
                bursts.or(link::bursts),
                pipe.or(link::pipe));
    }

    /** Another delay, and all else as it is. */
    public static LinkPatch delay(Distribution delayNanos) {
        return new LinkPatch(
                Optional.of(delayNanos),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
