package dev.splitbrain.explore.search;

import dev.splitbrain.random.Rng;
import java.util.List;

/** Draws for searches. */
final class Chance {
    private final Rng rng;

    Chance(Rng rng) {
        this.rng = rng;
    }

    boolean coin() {
        return rng.nextLong() < 0;
    }

    boolean oneIn(int n) {
        return rng.nextInt(n) == 0;
    }

    /** From low to high, all alike, both included. */
    int between(int low, int high) {
        return low + rng.nextInt(high - low + 1);
    }

    long nanos(long below) {
        return rng.nextLong(Math.max(1, below));
    }

    /** A factor up to {@code most}, or its inverse: as likely twice as half. */
    double factor(double most) {
        return StrictMath.pow(most, 2 * rng.nextDouble() - 1);
    }

    <T> T oneOf(List<T> items) {
        return items.get(rng.nextInt(items.size()));
    }
}
