package dev.splitbrain.protocol.crdt;

import java.util.List;

/** A register in which the last writer wins: the value with the greatest stamp (Shapiro et al. 2011, §3.2.1). */
public record LwwRegister(Object value, Stamp at) implements Crdt {
    static final LwwRegister NOTHING = new LwwRegister(null, Stamp.NEVER);

    /** The delta of an assignment by count: later than all that this replica has heard of. */
    LwwRegister assignByCount(String replica, Object newValue) {
        return new LwwRegister(newValue, new Stamp(at.equals(Stamp.NEVER) ? 1 : at.time() + 1, replica));
    }

    /** The delta of an assignment by the wall clock; of two by one replica the second is later, whatever its clock does. */
    LwwRegister assignByClock(String replica, Object newValue, long clockMillis) {
        long time = at.replica().equals(replica) ? Math.max(clockMillis, at.time() + 1) : clockMillis;
        return new LwwRegister(newValue, new Stamp(time, replica));
    }

    @Override
    public LwwRegister merge(Crdt state) {
        LwwRegister other = (LwwRegister) state;
        return at.compareTo(other.at) >= 0 ? this : other;
    }

    @Override
    public List<Object> values() {
        return at.equals(Stamp.NEVER) ? List.of() : List.of(value);
    }

    @Override
    public int entries() {
        return 1;
    }

    @Override
    public String toString() {
        return at.equals(Stamp.NEVER) ? "nothing" : value + " at " + at;
    }
}
