package dev.splitbrain.history;

import java.util.List;

/** The operations of a run in the order of their start. */
public record History(List<Operation> operations, Clock clock) {
    /** What the times of operations count. */
    public enum Clock {
        /** Nanoseconds since the start of the run. */
        NANOS,
        /** Lines of the file that the history was read from, which told no times. */
        LINES
    }

    public History {
        operations = operations instanceof OperationTable ? operations : List.copyOf(operations); // too many to copy
    }

    /** A history whose times are nanoseconds. */
    public History(List<Operation> operations) {
        this(operations, Clock.NANOS);
    }
}
