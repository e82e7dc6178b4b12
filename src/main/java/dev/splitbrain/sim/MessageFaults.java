package dev.splitbrain.sim;

import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.NamedMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Faults about single messages: that one waits for another, or is lost. */
final class MessageFaults implements Turns {
    private final Faults faults;
    private final Deliveries deliveries;
    private final Map<NamedMessage, Fault> byMessage = new HashMap<>(); // never iterated
    private final Set<NamedMessage> awaited = new HashSet<>(); // never iterated
    private final Set<NamedMessage> gone = new HashSet<>(); // of those; never iterated
    private final Map<Envelope, Waiting> waiting = new LinkedHashMap<>(); // in the order in which their time came

    /** A message that waits. */
    private record Waiting(Optional<NamedMessage> after, Runnable end) {}

    /** Those among {@code all} that are about single messages; of two about the same one, the first. */
    MessageFaults(List<Fault> all, Faults faults, Deliveries deliveries) {
        this.faults = faults;
        this.deliveries = deliveries;
        for (Fault fault : all) {
            if (!(fault.action() instanceof FaultAction.OfMessage one)) continue;
            byMessage.putIfAbsent(one.message(), fault);
            if (one instanceof FaultAction.Deliver deliver) deliver.after().ifPresent(awaited::add);
        }
    }

    @Override
    public Fate fate(Envelope envelope) {
        Fault fault = byMessage.get(envelope.name());
        if (fault == null) return Fate.ARRIVES;
        if (fault.action() instanceof FaultAction.Lose lose) {
            boolean began =
                    faults.begin(fault, lose, envelope.sentStep(), () -> {}).isPresent();
            return began ? Fate.IS_LOST : Fate.ARRIVES;
        }
        FaultAction.Deliver deliver = (FaultAction.Deliver) fault.action();
        if (deliver.after().filter(gone::contains).isPresent()) return Fate.ARRIVES;
        Optional<Runnable> end = faults.begin(fault, deliver, envelope.sentStep(), () -> deliveries.letGo(envelope));
        if (end.isEmpty()) return Fate.ARRIVES;
        waiting.put(envelope, new Waiting(deliver.after(), end.get()));
        return Fate.WAITS;
    }

    @Override
    public void gone(Envelope envelope) {
        waiting.remove(envelope);
        if (awaited.contains(envelope.name())) gone.add(envelope.name());
    }

    @Override
    public Optional<Turn> next() {
        for (Map.Entry<Envelope, Waiting> each : waiting.entrySet()) {
            if (each.getValue().after().filter(gone::contains).isEmpty()) continue;
            each.getValue().end().run();
            return Optional.of(new Turn(each.getKey(), Fate.ARRIVES));
        }
        return Optional.empty();
    }
}
