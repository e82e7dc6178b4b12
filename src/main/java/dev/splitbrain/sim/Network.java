package dev.splitbrain.sim;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.Topology;

/**
 * Carries messages. The weather of a link is a function of the link, the instant and how many messages the sender has sent
 * at that instant: not of what went over it before. So two protocols under one seed, or one run with and without a
 * fault, meet the same weather, and a million nodes need no generator each.
 */
final class Network {
    private final Endpoint[] places;
    private final Topology topology;
    private final EventQueue queue;
    private final InFlight inFlight;
    private final Tracer tracer;
    private final long weatherSeed;
    private final Rng weather = new Rng(0);
    private final long[] lastSentNanos;
    private final int[] sentAtInstant;
    final Reachability reachability = new Reachability();

    Network(Endpoint[] places, Topology topology, EventQueue queue, InFlight inFlight, Tracer tracer, long seed) {
        this.places = places;
        this.topology = topology;
        this.queue = queue;
        this.inFlight = inFlight;
        this.tracer = tracer;
        this.weatherSeed = Rng.derive(seed, "link");
        lastSentNanos = new long[places.length];
        sentAtInstant = new int[places.length];
    }

    /** Sends a message now; gives how many copies of it the sender must reckon with: two if the network repeats it. */
    int send(long now, int from, int to, Message message, long cause) {
        long sentStep = tracer.sent(cause, from, to, message);
        if (from == to) { // to oneself: no network between
            arrive(now, from, to, message, sentStep);
            return 1;
        }
        if (!reachability.reaches(from, to)) {
            tracer.dropped(sentStep, from, to, message, DropReason.PARTITION);
            return 1;
        }
        Link link = topology.link(places[from], places[to]);
        Rng rng = weatherOf(from, to, now);
        if (rng.chance(link.loss())) {
            tracer.dropped(sentStep, from, to, message, DropReason.LOSS);
            return 1;
        }
        arrive(now + link.delayNanos().sampleLong(rng), from, to, message, sentStep);
        if (!rng.chance(link.duplicate())) return 1;
        arrive(now + link.delayNanos().sampleLong(rng), from, to, message, sentStep);
        return 2;
    }

    private void arrive(long atNanos, int from, int to, Message message, long sentStep) {
        queue.add(atNanos, EventKind.payload(EventKind.DELIVER, inFlight.add(message, from, to, sentStep)));
    }

    private Rng weatherOf(int from, int to, long now) {
        int nth = lastSentNanos[from] == now ? ++sentAtInstant[from] : (sentAtInstant[from] = 0);
        lastSentNanos[from] = now;
        long link = (long) from << 32 | to;
        return weather.reseed(Rng.mix(Rng.mix(weatherSeed ^ link) ^ now + ((long) nth << 48)));
    }
}
