package dev.splitbrain.sim;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.LinkPatch;
import dev.splitbrain.world.MessagePlan;
import dev.splitbrain.world.Topology;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Carries messages. The weather of a link is a function of the link, the instant and how many messages the sender has sent
 * at that instant: not of what went over it before. So two protocols under one seed, or one run with and without a
 * fault, meet the same weather, and a million nodes need no generator each. Only bursts, queues and order remember.
 *
 * <p>A message meets, in this order: cuts, holds, the queue before the line, loss, bursts of loss, faults that drop; then
 * its delay, what slow links add, damage; then perhaps a second copy, with a delay and damage of its own.
 */
final class Network {
    private final Endpoint[] places;
    private final Topology topology;
    private final MessagePlan plan;
    private final MessageSizes sizes;
    private final EventQueue queue;
    private final InFlight inFlight;
    private final Tracer tracer;
    private final long weatherSeed;
    private final Rng weather = new Rng(0);
    private final long[] lastSentNanos;
    private final int[] sentAtInstant;
    private final Map<Object, LinkState> states = new HashMap<>(); // by link; never iterated
    private final Map<Class<?>, Map<Link, Link>> byType = new HashMap<>(); // links as types see them; never iterated
    final Reachability reachability = new Reachability();
    final LinkFaults faults = new LinkFaults();

    /** A line that messages of one type have for themselves. */
    private record OwnLine(long link, Class<?> type) {}

    Network(
            Endpoint[] places,
            Topology topology,
            MessagePlan plan,
            MessageSizes sizes,
            EventQueue queue,
            InFlight inFlight,
            Tracer tracer,
            long seed) {
        this.places = places;
        this.topology = topology;
        this.plan = plan;
        this.sizes = sizes;
        this.queue = queue;
        this.inFlight = inFlight;
        this.tracer = tracer;
        this.weatherSeed = Rng.derive(seed, "link");
        lastSentNanos = new long[places.length];
        sentAtInstant = new int[places.length];
    }

    Endpoint at(int place) {
        return places[place];
    }

    /** Sends a message now; gives how many copies of it the sender must reckon with: two if the network repeats it. */
    int send(long now, int from, int to, Message message, long cause) {
        long sentStep = tracer.sent(cause, from, to, message);
        if (from == to) { // to oneself: no network between
            arrive(now, from, to, message, sentStep);
            return 1;
        }
        return carry(now, from, to, message, sentStep);
    }

    private int carry(long now, int from, int to, Message message, long sentStep) {
        if (!reachability.reaches(from, to)) return drop(sentStep, from, to, message, DropReason.PARTITION);
        if (!faults.none() && faults.holds(from, to, message, sentStep)) return 1;
        Link link = linkFor(from, to, message);
        Rng rng = weatherOf(from, to, now);
        long leavesNanos = now;
        if (link.pipe().isPresent()) {
            leavesNanos = lineOf(from, to, message)
                    .leavesAt(now, sizes.of(message), link.pipe().get());
            if (leavesNanos == LinkState.NO_ROOM) return drop(sentStep, from, to, message, DropReason.QUEUE_FULL);
        }
        if (rng.chance(link.loss())) return drop(sentStep, from, to, message, DropReason.LOSS);
        if (link.bursts().isPresent()
                && stateOf(from, to).losesInBurst(link.bursts().get(), rng))
            return drop(sentStep, from, to, message, DropReason.LOSS);
        if (!faults.none() && faults.drops(from, to, message, rng))
            return drop(sentStep, from, to, message, DropReason.FAULT);
        copy(leavesNanos, link, rng, from, to, message, sentStep);
        boolean twice = rng.chance(link.duplicate());
        if (!twice && !faults.none()) twice = faults.duplicates(from, to, message, rng);
        if (!twice) return 1;
        copy(leavesNanos, link, rng, from, to, message, sentStep);
        return 2;
    }

    private int drop(long sentStep, int from, int to, Message message, DropReason reason) {
        tracer.dropped(sentStep, from, to, message, reason);
        return 1;
    }

    private void copy(long leavesNanos, Link link, Rng rng, int from, int to, Message message, long sentStep) {
        long delayNanos = link.delayNanos().sampleLong(rng);
        boolean damaged = rng.chance(link.corrupt());
        if (!faults.none()) {
            delayNanos = faults.slowed(from, to, message, delayNanos, rng);
            damaged |= faults.corrupts(from, to, message, rng);
        }
        long arrivalNanos = leavesNanos + delayNanos;
        if (link.fifo()) arrivalNanos = stateOf(from, to).inOrder(arrivalNanos);
        arrive(arrivalNanos, from, to, damaged ? new Damaged(message) : message, sentStep);
    }

    private void arrive(long atNanos, int from, int to, Message message, long sentStep) {
        queue.add(atNanos, EventKind.payload(EventKind.DELIVER, inFlight.add(message, from, to, sentStep)));
    }

    /** What a hold kept back goes on its way, none before those that were sent before it over the same link. */
    void release(long now, LinkFaults.Weather hold) {
        Map<Long, Long> lastNanos = new HashMap<>(); // by link; never iterated
        for (LinkFaults.Held held : hold.held()) {
            int from = held.from();
            int to = held.to();
            if (!reachability.reaches(from, to)) {
                drop(held.sentStep(), from, to, held.message(), DropReason.PARTITION);
            } else if (!faults.holds(from, to, held.message(), held.sentStep())) {
                Link link = linkFor(from, to, held.message());
                long delayNanos = link.delayNanos().sampleLong(weatherOf(from, to, now));
                long arrivalNanos = lastNanos.merge(linkOf(from, to), now + delayNanos, Math::max);
                if (link.fifo()) arrivalNanos = stateOf(from, to).inOrder(arrivalNanos);
                arrive(arrivalNanos, from, to, held.message(), held.sentStep());
            }
        }
    }

    private Link linkFor(int from, int to, Message message) {
        Link link = topology.link(places[from], places[to]);
        if (plan.links().isEmpty()) return link;
        return byType.computeIfAbsent(message.getClass(), type -> new IdentityHashMap<>())
                .computeIfAbsent(link, all -> patched(all, message));
    }

    private Link patched(Link link, Message message) {
        LinkPatch patch = plan.links().get(message.getClass().getSimpleName());
        return patch == null ? link : patch.apply(link);
    }

    private static long linkOf(int from, int to) {
        return (long) from << 32 | to;
    }

    private LinkState stateOf(int from, int to) {
        return states.computeIfAbsent(linkOf(from, to), link -> new LinkState());
    }

    /** The line of the link, or that of the type where the scenario gives the type a bandwidth. */
    private LinkState lineOf(int from, int to, Message message) {
        if (plan.links().isEmpty()) return stateOf(from, to);
        LinkPatch patch = plan.links().get(message.getClass().getSimpleName());
        if (patch == null || patch.pipe().isEmpty()) return stateOf(from, to);
        return states.computeIfAbsent(new OwnLine(linkOf(from, to), message.getClass()), line -> new LinkState());
    }

    private Rng weatherOf(int from, int to, long now) {
        int nth = lastSentNanos[from] == now ? ++sentAtInstant[from] : (sentAtInstant[from] = 0);
        lastSentNanos[from] = now;
        long link = linkOf(from, to);
        return weather.reseed(Rng.mix(Rng.mix(weatherSeed ^ link) ^ now + ((long) nth << 48)));
    }
}
