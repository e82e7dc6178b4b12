package dev.splitbrain.protocol.shared.clock;

/** One event: the so-many-th of a participant. */
public record Dot(String participant, long count) implements Comparable<Dot> {
    /** Whether the clock's owner knows of it. */
    public boolean isKnownTo(VectorClock clock) {
        return count <= clock.of(participant);
    }

    @Override
    public int compareTo(Dot other) {
        int byName = participant.compareTo(other.participant);
        return byName != 0 ? byName : Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return participant + " " + count;
    }
}
