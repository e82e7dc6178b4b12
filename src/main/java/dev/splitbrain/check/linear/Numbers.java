package dev.splitbrain.check.linear;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Values numbered from 0 in the order they were first met. They are hashed with care: states of one search are like each
 * other, and the sums that collections add up as their hash codes are often equal (those of two accounts whose total is
 * constant, say).
 */
final class Numbers<T> {
    private final Map<Hashed, Integer> numbers = new HashMap<>(); // looked up, never walked through
    private final List<T> values = new ArrayList<>();

    private record Hashed(Object value, int hash) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Hashed that && hash == that.hash && Objects.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    int of(T value) {
        Hashed key = new Hashed(value, (int) hash(value));
        Integer number = numbers.get(key);
        if (number != null) return number;
        numbers.put(key, values.size());
        values.add(value);
        return values.size() - 1;
    }

    private static long hash(Object value) {
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
        if (value instanceof Result.Value result) return Rng.mix(3 + hash(result.value()));
        if (value instanceof Result.Values results) return Rng.mix(4 + hash(results.values()));
        return Rng.mix(value == null ? 0 : value.hashCode());
    }

    T get(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }
}
