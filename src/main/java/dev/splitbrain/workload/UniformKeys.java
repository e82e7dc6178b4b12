package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;

/** All keys equally often. */
public record UniformKeys(int count) implements Keys {
    @Override
    public int draw(Rng rng) {
        return 1 + rng.nextInt(count);
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " key" : " keys, all alike");
    }
}
