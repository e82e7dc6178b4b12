package dev.splitbrain.spec;

import dev.splitbrain.random.Rng;
import java.util.List;
import java.util.Optional;

/**
 * A sequential object. Its parts (keys) are independent: {@code S} is the state of one part, an immutable value with
 * equality, and {@link #apply} must be a pure function.
 */
public interface Spec<S> {
    /** The name in scenarios and on the command line: {@code kv}, {@code register}. */
    String name();

    /** The state of a part that no command has touched. */
    S initial();

    /** What a command does to the state of its part. */
    Applied<S> apply(S state, Command command);

    /** The operations that clients may ask, by the names that {@link Command#operation} gives. */
    List<String> operations();

    /** A command for a workload: {@code operation} on {@code key}, with what the client knows. */
    Command draw(String operation, String key, Knowledge knowledge);

    /**
     * A command that a script spells out: {@code write} with {@code {cart: [milk]}}. The argument is a text, a number, a list
     * or a map of such. Throws IllegalArgumentException, with what would do, where it makes no command.
     */
    default Command command(String operation, Object argument) {
        throw new IllegalArgumentException(name() + " has no commands for scripts");
    }

    /** The argument from which {@link #command} makes this command; empty where scripts cannot spell it out. */
    default Optional<Object> argument(Command command) {
        return Optional.empty();
    }

    /**
     * The command as its client sends it, with the context that came with its last answer about the key
     * ({@link Result.InContext}), where the object has such.
     */
    default Command asSent(Command command, Optional<Object> context) {
        return command;
    }

    /** Whether an answer says that the command was given up and left no trace: an aborted transaction has failed. */
    default boolean isAbort(Result result) {
        return false;
    }

    /** The state after a command, and the answer. */
    record Applied<S>(S state, Result result) {}

    /** What a client brings to a new command. */
    interface Knowledge {
        /** A value that no command of this run has used before. */
        long freshValue();

        /** The value that this client last saw under the key, or null. */
        Object lastSeen(String key);

        /** This client's own stream of chance. */
        Rng random();
    }
}
