package dev.splitbrain.check.linear;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Whole;
import dev.splitbrain.trace.Numbering;
import java.util.Collection;
import java.util.Map;

/** A spec by numbers: states, commands and results are numbered when first met, and each step of the spec is computed once in a while. */
final class Transitions {
    private static final int MOST_KNOWN = 1 << 19;

    private final Spec<Object> spec;
    private final Numbering<Object> states = new Numbering<>(CarefulHash::of);
    private final Numbering<Command> commands = new Numbering<>(CarefulHash::of);
    private final Numbering<Result> results = new Numbering<>(CarefulHash::of);
    private LongTable known = new LongTable(); // (state, command) to (state, result); emptied when it is full
    private long stateBytes;

    @SuppressWarnings("unchecked") // states go back to the spec they came from
    Transitions(Spec<?> spec) {
        this.spec = (Spec<Object>) spec;
        states.of(this.spec.initial());
    }

    /** Whether the states are those of one key, such as a register's value. */
    boolean areOfOneKey() {
        return !((Spec<?>) spec instanceof Whole);
    }

    /** The number of the initial state. */
    int initial() {
        return 0;
    }

    int command(Command command) {
        return commands.of(command);
    }

    int result(Result result) {
        return results.of(result);
    }

    Command command(int number) {
        return commands.get(number);
    }

    Result result(int number) {
        return results.get(number);
    }

    /** The number of a state; new where nobody has met it. */
    int number(Object state) {
        return states.of(state);
    }

    /** How many states have been met. */
    int states() {
        return states.size();
    }

    Object state(int number) {
        return states.get(number);
    }

    /** The state after a command and its result: see {@link #stateOf} and {@link #resultOf}. */
    long apply(int state, int command) {
        long pair = (long) state << 32 | command;
        long step = known.get(pair);
        if (step != LongTable.ABSENT) return step;
        Spec.Applied<Object> applied = spec.apply(states.get(state), commands.get(command));
        int statesBefore = states.size();
        int next = states.of(applied.state());
        if (states.size() > statesBefore) stateBytes += bytes(applied.state());
        step = (long) next << 32 | results.of(applied.result());
        if (known.size() == MOST_KNOWN) known = new LongTable();
        known.put(pair, step);
        return step;
    }

    static int stateOf(long step) {
        return (int) (step >>> 32);
    }

    static int resultOf(long step) {
        return (int) step;
    }

    /** Roughly the memory that states and steps take. */
    long memoryBytes() {
        return stateBytes + known.memoryBytes();
    }

    private static long bytes(Object state) {
        if (state instanceof CharSequence text) return 120 + text.length();
        if (state instanceof Collection<?> collection) return 120 + 8L * collection.size();
        if (state instanceof Map<?, ?> map) return 120 + 48L * map.size();
        return 120;
    }
}
