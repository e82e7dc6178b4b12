package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.LinkPatch;
import java.util.List;
import java.util.Optional;

/** What may be said of links: of all, of some, or of the messages of one type. */
final class LinkKeys {
    static final Distribution STANDARD_DELAY = Distribution.constant(1e6);
    private static final long STANDARD_QUEUE_BYTES = 1 << 20;

    private static final Key<Double> BEGIN =
            Key.required("begin", Quantities.SHARE.like("1%"), "Chance for each message that a burst begins.");
    private static final Key<Double> END =
            Key.required("end", Quantities.SHARE.like("25%"), "Chance for each message that a burst ends.");
    private static final Key<Double> LOSS_IN_BURST =
            Key.optional("loss", Quantities.SHARE, 1.0, "100%", "Share of messages that vanish during a burst.");
    private static final Shape<Link.Bursts> BURSTS_SHAPE = ObjectShape.of(
            "bursts of loss",
            values -> new Link.Bursts(values.get(BEGIN), values.get(END), values.get(LOSS_IN_BURST)),
            BEGIN,
            END,
            LOSS_IN_BURST);

    private enum Order {
        ANY,
        FIFO
    }

    private final Key<Optional<Distribution>> latency;
    private static final Key<Optional<Double>> LOSS =
            Key.maybe("loss", Quantities.SHARE, "Share of messages that vanish on the way.");
    private static final Key<Optional<Double>> DUPLICATE =
            Key.maybe("duplicate", Quantities.SHARE, "Share of messages that arrive twice, each with its own delay.");
    private static final Key<Optional<Double>> CORRUPT = Key.maybe(
            "corrupt", Quantities.SHARE, "Share of messages that arrive damaged; the receiver detects and drops them.");
    private static final Key<Optional<Order>> ORDER = Key.maybe(
            "order",
            Scalars.oneOf(Order.class),
            "`any`: messages may overtake each other; `fifo`: they arrive in the order of their sending.");
    private static final Key<Optional<Link.Bursts>> BURSTS =
            Key.maybe("bursts", BURSTS_SHAPE, "Loss that comes in bursts, as Gilbert and Elliott describe it.");
    private static final Key<Optional<Double>> BANDWIDTH =
            Key.maybe("bandwidth", Quantities.BANDWIDTH, "How fast messages get onto the line; without, at once.");
    private static final Key<Long> QUEUE = Key.optional(
            "queue",
            Quantities.SIZE.like("1MiB"),
            STANDARD_QUEUE_BYTES,
            "1MiB",
            "With bandwidth: how much waits before the line; what does not fit is dropped.");

    LinkKeys(Distributions distributions) {
        latency = Key.maybe("latency", distributions.delay(), "One-way delay of a message.");
    }

    List<Key<?>> keys() {
        return List.of(latency, LOSS, DUPLICATE, CORRUPT, ORDER, BURSTS, BANDWIDTH, QUEUE);
    }

    /** What the keys say. */
    LinkPatch patch(Values values) {
        if (values.has(QUEUE) && !values.has(BANDWIDTH)) {
            values.problem(QUEUE, "`queue` goes with `bandwidth`", "add `bandwidth: 10Mbit/s`, or remove `queue`");
        }
        return new LinkPatch(
                values.get(latency),
                values.get(LOSS),
                values.get(DUPLICATE),
                values.get(CORRUPT),
                values.get(ORDER).map(order -> order == Order.FIFO),
                values.get(BURSTS),
                values.get(BANDWIDTH).map(bits -> new Link.Pipe(bits, values.get(QUEUE))));
    }
}
