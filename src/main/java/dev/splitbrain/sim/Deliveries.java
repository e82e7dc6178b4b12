package dev.splitbrain.sim;

import dev.splitbrain.trace.DropReason;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.NamedMessage;
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
    private final Map<Integer, Envelope> onTheWay = new HashMap<>(); // by slot; never iterated
    private final Map<Long, Integer> copies = new HashMap<>(); // by the step that sent them; never iterated
    private final Map<Envelope, Turns> kept = new LinkedHashMap<>(); // in the order in which their time came; by whom

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
        return faults.stream().anyMatch(fault -> fault.action() instanceof FaultAction.OfMessage);
    }

    void begin(Turns some) {
        turns.add(some);
    }

    /** A message got on its way. */
    void sent(int slot) {
        long sentStep = inFlight.sentStep(slot);
        NamedMessage name = sendings.name(sentStep);
        int copy = copies.merge(sentStep, 1, Integer::sum);
        if (copy > 1) name = new NamedMessage(name.type(), name.from(), name.to(), name.nth(), copy);
        Envelope envelope = new Envelope(name, slot, inFlight.from(slot), inFlight.to(slot), sentStep);
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
            if (fate == Turns.Fate.WAITS) kept.put(envelope, each);
            else lose(envelope);
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
        onTheWay.remove(envelope.slot());
        kept.remove(envelope);
        turns.forEach(each -> each.gone(envelope));
    }

    private void receive(int place, int slot) {
        if (place < hosts.count()) hosts.deliver(place, slot);
        else clients.deliver(slot);
    }

    /** A message waits no longer; it arrives once all has ended that ends at this instant. */
    void letGo(Envelope envelope) {
        actions.at(hosts.now(), () -> {
            if (!kept.containsKey(envelope)) return; // its turn had come
            hand(envelope);
            takeTurns();
        });
    }
}
