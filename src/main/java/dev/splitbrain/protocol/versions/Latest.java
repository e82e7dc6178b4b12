package dev.splitbrain.protocol.versions;

import dev.splitbrain.protocol.shared.clock.Timestamp;
import java.util.List;

/** Last writer wins: the value with the latest timestamp, and no word of the others. */
record Latest(Object value, Timestamp at) implements State {
    static final Latest NOTHING = new Latest(null, Timestamp.NEVER);

    @Override
    public List<Object> values() {
        return at.equals(Timestamp.NEVER) ? List.of() : List.of(value);
    }

    @Override
    public Object context() {
        return at;
    }

    @Override
    public State merge(State other) {
        return at.compareTo(((Latest) other).at) >= 0 ? this : other;
    }
}
