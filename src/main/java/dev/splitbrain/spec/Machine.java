package dev.splitbrain.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One replica of the object: applies commands in the order it is given them. */
public final class Machine {
    private final Spec<Object> spec;
    private final Map<String, Object> states = new LinkedHashMap<>(); // by key, in the order of first touch
    private long applied;

    @SuppressWarnings("unchecked") // the states never leave this class but as values
    public Machine(Spec<?> spec) {
        this.spec = (Spec<Object>) spec;
    }

    /** Applies a command and gives its result. */
    public Result apply(Command command) {
        Object before = state(command.key());
        Spec.Applied<Object> after = spec.apply(before, command);
        if (after.state() != before) states.put(command.key(), after.state());
        applied++;
        return after.result();
    }

    /** The result that a read-only command would have now. */
    public Result read(Command command) {
        if (!command.readOnly()) throw new IllegalArgumentException(command + " is not read-only");
        return spec.apply(state(command.key()), command).result();
    }

    /** The state of one key. */
    public Object state(String key) {
        Object state = states.get(key);
        return state != null || states.containsKey(key) ? state : spec.initial();
    }

    /** The states of all keys that commands have changed, in the order of the first change; a view. */
    public Map<String, Object> states() {
        return Collections.unmodifiableMap(states);
    }

    /** Commands applied since it was empty. */
    public long applied() {
        return applied;
    }

    /** A copy of the whole state, to send or to store. */
    public Snapshot snapshot() {
        return new Snapshot(states, applied);
    }

    /** Becomes what the snapshot holds. */
    public void restore(Snapshot snapshot) {
        states.clear();
        states.putAll(snapshot.states());
        applied = snapshot.applied();
    }

    /** The state of all keys after {@code applied} commands. */
    public record Snapshot(Map<String, Object> states, long applied) {
        public Snapshot {
            states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        }
    }
}
