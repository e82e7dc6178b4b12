package dev.splitbrain.sim;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.LinkPatch;
import dev.splitbrain.world.MessagePlan;
import dev.splitbrain.world.Topology;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries messages. The weather of a link is a function of the link, the instant and how many messages the sender has sent
 * at that instant: not of what went over it before, nor of faults, which draw for themselves. So two protocols under one
 * seed, or one run with and without a fault, meet the same weather, and a million nodes need no generator each. Only
 * bursts, queues and order remember.
 *
 * <p>A message meets, in this order: cuts, holds, the queue before the line, bursts of loss, other loss, faults that drop;
 * then its delay, damage, what slow links add; then perhaps a second copy, with a delay and damage of its own. All this is
 * settled when it is sent, or let go by a hold: what is on its way arrives, whatever happens to the link meanwhile.
 */
final class Network {
    private final Endpoint[] places;
    private final Topology topology;
    private final MessagePlan plan;
    private final MessageSizes sizes;
    private final EventQueue queue;
    private final InFlight inFlight;
    private final Tracer tracer;
    private long weatherSeed;
    private final Rng weather = new Rng(0);
    private final Link everywhere; // null where links differ
    private final Distribution calm; // the delay where all links only delay; else null
    private final Map<Object, LinkState> states = new HashMap<>(); // by link; never iterated
    private final Map<Class<?>, Map<Link, Link>> byType = new HashMap<>(); // links as types see them; never iterated
    private Deliveries deliveries; // null where nobody minds the order
    final Reachability reachability = new Reachability();
    final LinkFaults faults = new LinkFaults();

    /** What messages of one type have for themselves: a line, or bursts. */
    private record Own(long link, Class<?> type) {}

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
        everywhere = topology instanceof Topology.Uniform uniform ? uniform.link() : null;
        calm = everywhere != null && everywhere.onlyDelays() && plan.links().isEmpty() ? everywhere.delayNanos() : null;
    }

    /** Has somebody told of all that gets on its way. */
    void tell(Deliveries newDeliveries) {
        deliveries = newDeliveries;
    }

    /** Whether the link keeps the order of sending. */
    boolean keepsOrder(int from, int to, Message message) {
        return linkFor(from, to, message).fifo();
    }

    /** From now on the weather is that of another seed. */
    void reseed(long seed) {
        weatherSeed = Rng.derive(seed, "link");
    }

    Endpoint at(int place) {
        return places[place];
    }

    /** Sends a message now; gives how many copies of it the sender must reckon with: two if the network repeats it. */
    int send(long now, Sender sender, int to, Message message, long cause) {
        int from = sender.place;
        long sentStep = tracer.sent(cause, from, to, message);
        if (from == to) { // to oneself: no network between
            arrive(now, from, to, message, sentStep);
            return 1;
        }
        if (calm == null || !reachability.isWhole() || !faults.none()) return carry(now, sender, to, message, sentStep);
        // What carry would come to: most messages of most runs take this way.
        arrive(now + calm.sampleLong(weather.reseed(chanceOf(sender, to, now))), from, to, message, sentStep);
        return 1;
    }

    private int carry(long now, Sender sender, int to, Message message, long sentStep) {
        int from = sender.place;
        long chance = chanceOf(sender, to, now);
        if (!reachability.reaches(from, to)) return drop(sentStep, from, to, message, DropReason.PARTITION);
        if (!faults.none() && faults.holds(sender, to, message, sentStep)) return 2; // it may be repeated once let go
        return transmit(now, chance, from, to, message, sentStep, Optional.empty());
    }

    /** {@code inTurn} remembers the order of what a hold lets go. */
    private int transmit(
            long now, long chance, int from, int to, Message message, long sentStep, Optional<LinkState> inTurn) {
        Link link = linkFor(from, to, message);
        Rng rng = weather.reseed(chance);
        long leavesNanos =
                link.pipe().isEmpty() ? now : leavesLineAt(now, link.pipe().get(), from, to, message);
        if (leavesNanos == LinkState.NO_ROOM) return drop(sentStep, from, to, message, DropReason.QUEUE_FULL);
        // Bursts come first, so that they are as long as they should be where other messages are lost besides.
        boolean lost = link.bursts().isPresent() && losesInBurst(link.bursts().get(), rng, from, to, message);
        if (lost || rng.chance(link.loss())) return drop(sentStep, from, to, message, DropReason.LOSS);
        if (!faults.none() && faults.drops(from, to, message, chance))
            return drop(sentStep, from, to, message, DropReason.FAULT);
        copy(leavesNanos, link, rng, chance, from, to, message, sentStep, inTurn);
        boolean twice = rng.chance(link.duplicate());
        if (!twice && !faults.none()) twice = faults.duplicates(from, to, message, chance);
        if (!twice) return 1;
        copy(leavesNanos, link, rng, chance + 1, from, to, message, sentStep, inTurn);
        return 2;
    }

    private long leavesLineAt(long now, Link.Pipe pipe, int from, int to, Message message) {
        return stateOf(from, to, message, LinkPatch::pipe).leavesAt(now, sizes.of(message), pipe);
    }

    private boolean losesInBurst(Link.Bursts bursts, Rng rng, int from, int to, Message message) {
        return stateOf(from, to, message, LinkPatch::bursts).losesInBurst(bursts, rng);
    }

    private int drop(long sentStep, int from, int to, Message message, DropReason reason) {
        tracer.dropped(sentStep, from, to, message, reason);
        return 1;
    }

    private void copy(
            long leavesNanos,
            Link link,
            Rng rng,
            long chance,
            int from,
            int to,
            Message message,
            long sentStep,
            Optional<LinkState> inTurn) {
        long delayNanos = link.delayNanos().sampleLong(rng);
        boolean damaged = rng.chance(link.corrupt());
        if (!faults.none()) {
            delayNanos = faults.slowed(from, to, message, delayNanos, chance);
            damaged |= faults.corrupts(from, to, message, chance);
        }
        long arrivalNanos = leavesNanos + delayNanos;
        if (inTurn.isPresent()) arrivalNanos = inTurn.get().inOrder(arrivalNanos);
        if (link.fifo()) arrivalNanos = stateOf(from, to).inOrder(arrivalNanos);
        arrive(arrivalNanos, from, to, damaged ? new Damaged(message) : message, sentStep);
    }

    private void arrive(long atNanos, int from, int to, Message message, long sentStep) {
        int slot = inFlight.add(message, from, sentStep);
        queue.add(atNanos, EventKind.payload(EventKind.DELIVER, to, slot));
        if (deliveries != null && from != to) deliveries.sent(slot, to);
    }

    /** What a hold kept back goes on its way, none before those that were sent before it over the same link. */
    void release(long now, LinkFaults.Weather hold) {
        Map<Long, LinkState> turns = new HashMap<>(); // by link; never iterated
        for (LinkFaults.Held held : hold.held()) {
            int from = held.sender().place;
            int to = held.to();
            long chance = chanceOf(held.sender(), to, now);
            if (!reachability.reaches(from, to)) {
                drop(held.sentStep(), from, to, held.message(), DropReason.PARTITION);
            } else if (!faults.holds(held.sender(), to, held.message(), held.sentStep())) {
                LinkState turn = turns.computeIfAbsent(linkOf(from, to), link -> new LinkState());
                transmit(now, chance, from, to, held.message(), held.sentStep(), Optional.of(turn));
            }
        }
    }

    private Link linkFor(int from, int to, Message message) {
        Link link = everywhere != null ? everywhere : topology.link(places[from], places[to]);
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

    /** The state of the link, or that of the type where the scenario gives the type such a thing of its own. */
    private LinkState stateOf(int from, int to, Message message, Function<LinkPatch, Optional<?>> thing) {
        if (plan.links().isEmpty()) return stateOf(from, to);
        LinkPatch patch = plan.links().get(message.getClass().getSimpleName());
        if (patch == null || thing.apply(patch).isEmpty()) return stateOf(from, to);
        return states.computeIfAbsent(new Own(linkOf(from, to), message.getClass()), own -> new LinkState());
    }

    /** The seed of all that chance does to the next message of this sender. */
    private long chanceOf(Sender sender, int to, long now) {
        long nth = sender.nth(now);
        return Rng.mix(Rng.mix(weatherSeed ^ linkOf(sender.place, to)) ^ now + (nth << 48));
    }
}
