package dev.splitbrain.report.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * Values, each kept once and numbered from 1. A recording has hundreds of thousands, so they are found again by a table of
 * numbers, without an object for each.
 */
final class Numbering<T> {
    private static final long NUMBER = 0xffff_ffffL;

    private final List<T> values = new ArrayList<>();
    private long[] slots =
            new long[64]; // hash and number, at the hash's place or at the next free one behind; 0 is free

    /** The number of a value; one that is new gets the next. */
    int number(T value) {
        long hash = (long) spread(value.hashCode()) << 32;
        int place = placeOf(hash);
        while (slots[place] != 0) {
            int number = (int) slots[place];
            if ((slots[place] & ~NUMBER) == hash && value.equals(values.get(number - 1))) return number;
            place = next(place);
        }
        values.add(value);
        slots[place] = hash | values.size();
        if (values.size() * 2 > slots.length) grow();
        return values.size();
    }

    private void grow() {
        long[] all = slots;
        slots = new long[all.length * 2];
        for (long slot : all) {
            if (slot == 0) continue;
            int place = placeOf(slot);
            while (slots[place] != 0) place = next(place);
            slots[place] = slot;
        }
    }

    private int placeOf(long slot) {
        return (int) (slot >>> 32) & slots.length - 1;
    }

    private int next(int place) {
        return place + 1 & slots.length - 1;
    }

    /** Hashes of small records lie close together, and would fill runs of neighbouring places. */
    private static int spread(int hash) {
        int mixed = hash * 0x9e3779b9;
        return mixed ^ mixed >>> 15;
    }

    T value(int number) {
        return values.get(number - 1);
    }

    int size() {
        return values.size();
    }

    List<T> all() {
        return values;
    }
}
