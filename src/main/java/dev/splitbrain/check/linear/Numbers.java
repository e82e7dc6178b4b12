package dev.splitbrain.check.linear;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
    private final List<T> values = new ArrayList<>();
    private int[] hashes = new int[16]; // by number
    private int[] slots = new int[32]; // number + 1; 0 is empty

    int of(T value) {
        int hash = (int) (hash(value) >>> 32);
        int slot = hash & slots.length - 1;
        for (; slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int number = slots[slot] - 1;
            if (hashes[number] == hash && Objects.equals(values.get(number), value)) return number;
        }
        return add(value, hash, slot);
    }

    private int add(T value, int hash, int slot) {
        int number = values.size();
        values.add(value);
        if (number == hashes.length) hashes = Arrays.copyOf(hashes, number * 2);
        hashes[number] = hash;
        slots[slot] = number + 1;
        if (values.size() * 2 > slots.length) grow();
        return number;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < values.size(); number++) {
            int slot = hashes[number] & slots.length - 1;
            while (slots[slot] != 0) slot = slot + 1 & slots.length - 1;
            slots[slot] = number + 1;
        }
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

    T get(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }
}
