package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;

/** Which key an operation touches; names are {@code k1}, {@code k2}, … */
@FunctionalInterface
public interface Keys {
    /** The number of the key, from 1. */
    int draw(Rng rng);

    /** The same where it depends on how many keys have been written so far, counting a key each time. */
    default int draw(Rng rng, long written) {
        return draw(rng);
    }

    /** All keys equally often. */
    static Keys uniform(int count) {
        return new UniformKeys(count);
    }
}
