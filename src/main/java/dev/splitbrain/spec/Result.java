package dev.splitbrain.spec;

import java.util.List;

/** What the object answers to a command. Every result is of a command that took effect, even if the effect is none. */
public sealed interface Result {
    /** Done, and there is nothing to tell. */
    record Done() implements Result {
        @Override
        public String toString() {
            return "ok";
        }
    }

    /** The value that was read; null where there was none. */
    record Value(Object value) implements Result {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** Several values that were there together: siblings, or the answers of a transaction in its order. */
    record Values(List<Object> values) implements Result {
        public Values {
            values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
        }

        @Override
        public String toString() {
            return values.toString();
        }
    }

    /** A result with what the client hands in again when it next changes the same key; clients see the result alone. */
    record InContext(Result result, Object context) implements Result {
        @Override
        public String toString() {
            return result.toString();
        }
    }

    /** The command's condition did not hold, so it changed nothing: a compare-and-set that met another value. */
    record Refused(String reason) implements Result {
        @Override
        public String toString() {
            return reason;
        }
    }

    Result DONE = new Done();
    Result MISMATCH = new Refused("mismatch");
}
