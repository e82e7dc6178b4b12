package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import java.util.List;

/** A violation is that these steps, by their numbers, happened in one run: two nodes decided, and not the same. */
public record StepsShown(List<Long> steps) implements Proof {
    public StepsShown {
        steps = List.copyOf(steps);
    }

    @Override
    public List<Operation> operations() {
        return List.of();
    }
}
