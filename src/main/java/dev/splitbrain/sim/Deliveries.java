package dev.splitbrain.sim;

import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.Deviation;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.TurnWatcher;
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
    private final Network network;
    private final InFlight inFlight;
    private final Actions actions;
    private final Tracer tracer;
    private final Sendings sendings;
    private final List<Turns> turns = new ArrayList<>(); // in the order of their beginning
    private final Map<Integer, Envelope> onTheWay = new LinkedHashMap<>(); // by slot, in the order of sending
    private final Map<Long, Integer> copies = new HashMap<>(); // by the step that sent them; never iterated
    private final Map<Envelope, Deviations.Kept> kept = new LinkedHashMap<>(); // in the order in which their time came
    private final Deviations deviations = new Deviations();
    private TurnWatcher watcher = (messages, picked) -> {};
    private Optional<NamedMessage> last = Optional.empty(); // that arrived, or was lost

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
        this.network = network;
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
        Turns rule = ordering instanceof Ordering.ByPriority by
                ? new ByPriority(by.room(), Priorities.of(by, chance), this::mayComeNext, tracer::now)
                : new ByPick(
                        ((Ordering.Picks) ordering).picks(),
                        this::mayComeNext,
                        hosts::areAtRest,
                        (all, one) -> watcher.turn(all, one));
        for (Envelope envelope : onTheWay.values()) if (!kept.containsKey(envelope)) rule.sent(envelope);
        begin(rule);
        return () -> {
            turns.remove(rule);
            kept.forEach((envelope, how) -> {
                if (how.by() == rule) letGo(envelope);
            });
        };
    }

    /** Not one that somebody keeps, nor one before which an earlier one must come over the same link. */
    private boolean mayComeNext(Envelope envelope) {
        if (kept.containsKey(envelope)) return false;
        if (!network.keepsOrder(envelope.from(), envelope.to(), inFlight.message(envelope.slot()))) return true;
        for (Envelope other : onTheWay.values()) {
            if (other == envelope) break;
            if (other.from() == envelope.from() && other.to() == envelope.to()) return false;
        }
        return true;
    }

    /** Has somebody told of turns. */
    void tell(TurnWatcher newWatcher) {
        watcher = newWatcher;
    }

    void begin(Turns some) {
        turns.add(some);
    }

    /** What rules did to single messages, in the order in which they arrived or were lost. */
    List<Deviation> deviations() {
        return deviations.with(kept);
    }

    /** A message got on its way. */
    void sent(int slot, int to) {
        long sentStep = inFlight.sentStep(slot);
        Sendings.Sending sending = sendings.at(sentStep);
        NamedMessage name = sending.name();
        int copy = copies.merge(sentStep, 1, Integer::sum);
        if (copy > 1) name = new NamedMessage(name.type(), name.from(), name.to(), name.nth(), copy);
        Envelope envelope = new Envelope(name, sending.chain(), slot, inFlight.from(slot), to, sentStep);
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
            kept.put(envelope, new Deviations.Kept(each, tracer.now()));
            if (fate == Turns.Fate.WAITS) return;
            take(new Turns.Turn(envelope, fate));
            takeTurns();
            return;
        }
        hand(envelope);
        takeTurns();
    }

    private void takeTurns() {
        for (int i = 0; i < turns.size(); i++) {
            Optional<Turns.Turn> next = turns.get(i).next();
            if (next.isEmpty()) continue;
            take(next.get());
            i = -1; // all are asked anew
        }
    }

    /** A node may have finished its work. */
    void workDone() {
        for (Turns each : List.copyOf(turns)) {
            Optional<Turns.Turn> next = each.nextAtRest();
            if (next.isEmpty()) continue;
            take(next.get());
            takeTurns();
        }
    }

    private void take(Turns.Turn turn) {
        Envelope envelope = turn.envelope();
        Deviations.Kept how = kept.get(envelope);
        if (turn.fate() == Turns.Fate.IS_LOST) {
            deviations.lost(envelope, how);
            lose(envelope);
        } else {
            deviations.arrived(envelope, how, last);
            hand(envelope);
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

    private void receive(int place, int slot) {
        if (place < hosts.count()) hosts.deliver(place, slot);
        else clients.deliver(place, slot);
    }

    /** A message waits no longer; it arrives once all has ended that ends at this instant. */
    void letGo(Envelope envelope) {
        actions.at(tracer.now(), () -> {
            if (!kept.containsKey(envelope)) return; // its turn had come
            deviations.letGo(envelope, kept.get(envelope), tracer.now());
            hand(envelope);
            takeTurns();
        });
    }
}
