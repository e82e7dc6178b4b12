package dev.splitbrain.sim;

import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.Deviation;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.NamedMessage;
import dev.splitbrain.world.Ordering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order in which messages arrive, in a run whose scenario minds it. None arrives before its time; one may be kept until
 * others have arrived, and then arrives at the same instant, right after the last of them. Timers, disks and clients go on
 * meanwhile: it is a message that needed longer, as any may in an asynchronous network. Nodes see nothing of it.
 */
final class Deliveries {
    private final Hosts hosts;
    private final Clients clients;
    private final InFlight inFlight;
    private final Actions actions;
    private final Tracer tracer;
    private final Sendings sendings;
    private final List<Turns> turns = new ArrayList<>(); // in the order of their beginning
    private final Map<Integer, Envelope> onTheWay = new LinkedHashMap<>(); // by slot, in the order of sending
    private final Map<Long, Integer> copies = new HashMap<>(); // by the step that sent them; never iterated
    private final Map<Envelope, Kept> kept = new LinkedHashMap<>(); // in the order in which their time came
    private final List<Deviation> deviations = new ArrayList<>();
    private Optional<NamedMessage> last = Optional.empty(); // that arrived, or was lost

    private record Kept(Turns by, long sinceNanos) {}

    Deliveries(
            Hosts hosts,
            Clients clients,
            Network network,
            InFlight inFlight,
            Actions actions,
            Tracer tracer,
            Sendings sendings) {
        this.hosts = hosts;
        this.clients = clients;
        this.inFlight = inFlight;
        this.actions = actions;
        this.tracer = tracer;
        this.sendings = sendings;
        begin(new LinksInOrder(network, inFlight, kept.keySet()));
        network.tell(this);
    }

    /** Whether any of these faults minds the order. */
    static boolean areMinded(List<Fault> faults) {
        return faults.stream()
                .anyMatch(fault ->
                        fault.action() instanceof FaultAction.OfMessage || fault.action() instanceof FaultAction.Order);
    }

    /** From now on messages take their turns by this rule; gives what ends it. */
    Runnable begin(Ordering ordering, Rng chance) {
        Turns rule = new ByPriority(ordering, Priorities.of(ordering, chance), kept.keySet(), tracer::now);
        for (Envelope envelope : onTheWay.values()) if (!kept.containsKey(envelope)) rule.sent(envelope);
        begin(rule);
        return () -> {
            turns.remove(rule);
            kept.forEach((envelope, how) -> {
                if (how.by() == rule) letGo(envelope);
            });
        };
    }

    void begin(Turns some) {
        turns.add(some);
    }

    /** Messages that a rule by chance kept back, each until which had arrived, in the order in which they arrived. */
    List<Deviation> deviations() {
        List<Deviation> all = new ArrayList<>(deviations);
        kept.forEach((envelope, how) -> tell(envelope, Optional.empty(), Optional.empty(), all));
        return all;
    }

    /** A message got on its way. */
    void sent(int slot) {
        long sentStep = inFlight.sentStep(slot);
        Sendings.Sending sending = sendings.at(sentStep);
        NamedMessage name = sending.name();
        int copy = copies.merge(sentStep, 1, Integer::sum);
        if (copy > 1) name = new NamedMessage(name.type(), name.from(), name.to(), name.nth(), copy);
        Envelope envelope = new Envelope(name, sending.chain(), slot, inFlight.from(slot), inFlight.to(slot), sentStep);
        onTheWay.put(slot, envelope);
        turns.forEach(each -> each.sent(envelope));
    }

    /** The time of a message has come. */
    void arrive(int place, int slot) {
        Envelope envelope = onTheWay.get(slot);
        if (envelope == null) { // to oneself: no network between
            receive(place, slot);
            return;
        }
        for (Turns each : turns) {
            Turns.Fate fate = each.fate(envelope);
            if (fate == Turns.Fate.ARRIVES) continue;
            if (fate == Turns.Fate.WAITS) {
                kept.put(envelope, new Kept(each, tracer.now()));
                return;
            }
            lose(envelope);
            takeTurns();
            return;
        }
        hand(envelope);
        takeTurns();
    }

    private void takeTurns() {
        for (int i = 0; i < turns.size(); i++) {
            Optional<Envelope> next = turns.get(i).next();
            if (next.isEmpty()) continue;
            tell(next.get(), last, Optional.empty(), deviations);
            hand(next.get());
            i = -1; // all are asked anew
        }
    }

    private void hand(Envelope envelope) {
        go(envelope);
        receive(envelope.to(), envelope.slot());
    }

    private void lose(Envelope envelope) {
        go(envelope);
        int slot = envelope.slot();
        tracer.dropped(
                envelope.sentStep(),
                envelope.from(),
                envelope.to(),
                Damaged.asSent(inFlight.message(slot)),
                DropReason.FAULT);
        inFlight.release(slot);
    }

    private void go(Envelope envelope) {
        last = Optional.of(envelope.name());
        onTheWay.remove(envelope.slot());
        kept.remove(envelope);
        turns.forEach(each -> each.gone(envelope));
    }

    private void tell(
            Envelope envelope, Optional<NamedMessage> after, Optional<Long> lengthNanos, List<Deviation> all) {
        Kept how = kept.get(envelope);
        if (!how.by().isByChance()) return;
        all.add(new Deviation(new FaultAction.Deliver(envelope.name(), after), how.sinceNanos(), lengthNanos));
    }

    private void receive(int place, int slot) {
        if (place < hosts.count()) hosts.deliver(place, slot);
        else clients.deliver(slot);
    }

    /** A message waits no longer; it arrives once all has ended that ends at this instant. */
    void letGo(Envelope envelope) {
        actions.at(tracer.now(), () -> {
            if (!kept.containsKey(envelope)) return; // its turn had come
            long waitedNanos = tracer.now() - kept.get(envelope).sinceNanos();
            tell(envelope, Optional.empty(), Optional.of(waitedNanos), deviations);
            hand(envelope);
            takeTurns();
        });
    }
}
