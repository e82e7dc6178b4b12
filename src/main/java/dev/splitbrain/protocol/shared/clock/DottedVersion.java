package dev.splitbrain.protocol.shared.clock;

import dev.splitbrain.node.ClockValue;

/**
 * A version vector with a dot (Preguiça et al. 2010): the write itself apart from what its client had read. Two writes that
 * one replica takes from clients who do not know of each other have different dots and neither in its past; a plain version
 * vector has to call one of them newer, or everything concurrent.
 */
public record DottedVersion(Dot dot, VectorClock past) implements ClockValue {
    @Override
    public Relation relationTo(ClockValue value) {
        DottedVersion other = (DottedVersion) value;
        if (dot.equals(other.dot)) return Relation.EQUAL;
        if (dot.isKnownTo(other.past)) return Relation.BEFORE;
        return other.dot.isKnownTo(past) ? Relation.AFTER : Relation.CONCURRENT;
    }

    @Override
    public boolean tellsConcurrency() {
        return true;
    }

    @Override
    public String toString() {
        return "(" + dot + ") after " + past;
    }
}
