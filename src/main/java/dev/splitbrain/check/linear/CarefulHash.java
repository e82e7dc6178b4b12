package dev.splitbrain.check.linear;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Result;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Hashes values with care: states of one search are like each other, and the sums that collections add up as their hash codes
 * are often equal (those of two accounts whose total is constant, say).
 */
final class CarefulHash {
    private CarefulHash() {}

    static int of(Object value) {
        return (int) (hash(value) >>> 32);
    }

    private static long hash(Object value) {
        // Nearly all are records, texts and numbers: they are told by their class, which costs less than to ask for an
        // interface.
        if (value instanceof Result.Value result) return Rng.mix(3 + hash(result.value()));
        if (value instanceof Result.Values results) return Rng.mix(4 + hash(results.values()));
        if (value == null) return Rng.mix(0);
        boolean isPlain = value instanceof Record || value instanceof String || value instanceof Number;
        return isPlain ? Rng.mix(value.hashCode()) : hashOfMany(value);
    }

    private static long hashOfMany(Object value) {
        if (value instanceof Map<?, ?> map) {
            long sum = 1;
            for (Map.Entry<?, ?> entry : map.entrySet())
                sum += Rng.mix(hash(entry.getKey()) + 31 * hash(entry.getValue()));
            return Rng.mix(sum);
        }
        if (value instanceof Collection<?> collection) {
            long hash = 2;
            boolean ordered = !(collection instanceof Set);
            for (Object element : collection)
                hash = ordered ? Rng.mix(hash ^ hash(element)) + 1 : hash + Rng.mix(hash(element));
            return Rng.mix(hash);
        }
        return Rng.mix(value.hashCode());
    }
}
