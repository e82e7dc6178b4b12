package dev.splitbrain.protocol.crdt;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A counter that goes up and down: one G-Counter for what was added, one for what was taken away (Shapiro et al. 2011, §3.1.3). A
 * single entry that may shrink would not do, since the larger one would no longer be the newer one.
 */
public record PnCounter(GCounter added, GCounter taken) implements Crdt {
    public static final PnCounter ZERO = new PnCounter(GCounter.ZERO, GCounter.ZERO);

    /** The delta of one replica's addition, which may be negative. */
    PnCounter add(String replica, long by) {
        return by >= 0
                ? new PnCounter(added.increment(replica, by), GCounter.ZERO)
                : new PnCounter(GCounter.ZERO, taken.increment(replica, Math.negateExact(by)));
    }

    long sum() {
        return added.sum() - taken.sum();
    }

    @Override
    public PnCounter merge(Crdt state) {
        PnCounter other = (PnCounter) state;
        return new PnCounter(added.merge(other.added), taken.merge(other.taken));
    }

    @Override
    public List<Object> values() {
        return List.of(sum());
    }

    @Override
    public int entries() {
        return added.entries() + taken.entries();
    }

    @Override
    public String toString() {
        TreeSet<String> replicas = new TreeSet<>(added.counts().keySet());
        replicas.addAll(taken.counts().keySet());
        return replicas.stream()
                .map(replica -> replica + ": +" + added.of(replica) + " -" + taken.of(replica))
                .collect(Collectors.joining(", ", sum() + " = ", ""));
    }
}
