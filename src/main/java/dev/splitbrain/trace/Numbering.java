package dev.splitbrain.trace;

import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Values, each kept once, numbered from 0 in the order they were first met. There may be millions, so they are found again by
 * a table of numbers, without an object for each. A value may be null where there is a hash for it.
 */
public final class Numbering<T> {
    private final ToIntFunction<? super T> hashOf;
    private final List<T> values = new ArrayList<>();
    private int[] hashes = new int[16]; // by number
    private int[] slots = new int[32]; // number + 1 at the hash's place or at the next free one behind; 0 is free

    /** By the hash codes of values; none may be null. */
    public Numbering() {
        // Hash codes of small records lie close together, and would fill runs of neighbouring places.
        this(value -> (int) Rng.mix(value.hashCode()));
    }

    /** By a hash that spreads well in its lower bits. */
    public Numbering(ToIntFunction<? super T> hashOf) {
        this.hashOf = hashOf;
    }

    /** The number of a value; one that is new gets the next. */
    public int of(T value) {
        int hash = hashOf.applyAsInt(value);
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

    public T get(int number) {
        return values.get(number);
    }

    public int size() {
        return values.size();
    }

    /** By their numbers; not a copy. */
    public List<T> all() {
        return values;
    }
}
