package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;

/** Which key an operation touches; names are {@code k1}, {@code k2}, … */
@FunctionalInterface
public interface Keys {
    /** The number of the key, from 1. */
    int draw(Rng rng);

    /**
     * The same where it depends on what has been written so far.
     *
     * @param written how many operations have written, all clients together
     * @param reads whether the operation only reads
     */
    default int draw(Rng rng, long written, boolean reads) {
        return draw(rng);
    }

    /** All keys equally often. */
    static Keys uniform(int count) {
        return new UniformKeys(count);
    }
}
