package dev.splitbrain.check.log;

import dev.splitbrain.check.Proof;
import dev.splitbrain.history.Operation;
import java.util.List;

/** A violation is about what stands at this position of the log, counted from 1. */
public record LogPosition(long index) implements Proof {
    @Override
    public List<Operation> operations() {
        return List.of();
    }
}
