package dev.splitbrain.sim;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Spec;

/** A client that knows nothing, for commands that nobody will ask. */
enum Nobody implements Spec.Knowledge {
    IN_PARTICULAR;

    @Override
    public long freshValue() {
        return 0;
    }

    @Override
    public Object lastSeen(String key) {
        return null;
    }

    @Override
    public Rng random() {
        return new Rng(0);
    }
}
