package dev.splitbrain.sim;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where a link keeps the order of sending, what follows a message that is kept waits behind it. */
final class LinksInOrder implements Turns {
    private final Network network;
    private final InFlight inFlight;
    private final Set<Envelope> kept; // by whomever, in order
    private final Set<Envelope> behind = new LinkedHashSet<>();

    LinksInOrder(Network network, InFlight inFlight, Set<Envelope> kept) {
        this.network = network;
        this.inFlight = inFlight;
        this.kept = kept;
    }

    @Override
    public Fate fate(Envelope envelope) {
        if (kept.isEmpty() || !isBehind(envelope)) return Fate.ARRIVES;
        if (!network.keepsOrder(envelope.from(), envelope.to(), inFlight.message(envelope.slot()))) return Fate.ARRIVES;
        behind.add(envelope);
        return Fate.WAITS;
    }

    private boolean isBehind(Envelope envelope) {
        for (Envelope other : kept) {
            if (other == envelope) return false;
            if (other.from() == envelope.from() && other.to() == envelope.to()) return true;
        }
        return false;
    }

    @Override
    public void gone(Envelope envelope) {
        behind.remove(envelope);
    }

    @Override
    public Optional<Turn> next() {
        return behind.stream().filter(each -> !isBehind(each)).findFirst().map(each -> new Turn(each, Fate.ARRIVES));
    }
}
