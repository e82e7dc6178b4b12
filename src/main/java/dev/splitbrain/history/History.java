package dev.splitbrain.history;

import java.util.List;

/** The operations of a run in the order of their start. */
public record History(List<Operation> operations) {
    public History {
        operations = List.copyOf(operations);
    }
}
