package dev.splitbrain.protocol.crdt;

import java.util.List;

/**
 * A register that keeps what was assigned at the same time side by side (Shapiro et al. 2011, §3.2.2), with dots (Almeida et al.
 * 2018). In the papers an assignment replaces all that its replica holds; here a client and not a replica writes, so it replaces
 * what the client has read (DeCandia et al. 2007, §4.4).
 */
public record MvRegister(DottedValues assigned) implements Crdt {
    static final MvRegister NOTHING = new MvRegister(DottedValues.NOTHING);

    /** The delta of an assignment that replaces what its writer had read. */
    MvRegister assign(String replica, Object value, CausalContext read) {
        return new MvRegister(assigned.put(replica, value, read));
    }

    @Override
    public MvRegister merge(Crdt other) {
        return new MvRegister(assigned.merge(((MvRegister) other).assigned));
    }

    @Override
    public List<Object> values() {
        return assigned.byDot().values().stream().distinct().toList();
    }

    @Override
    public int entries() {
        return assigned.entries();
    }

    @Override
    public String toString() {
        return assigned.toString();
    }
}
