package dev.splitbrain.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Values in sentences: of long ones the beginning and the end, which is where they differ most. */
public final class Shown {
    private static final int MOST_ELEMENTS = 12;
    private static final int FIRST = 3;
    private static final int LAST = 5;
    private static final int MOST_LETTERS = 100;
    private static final int LETTERS = 40; // of each end

    private Shown() {}

    /** {@code [1, 2, 3, …, 70, 71, 72, 73, 74] (74 elements)}; {@code nothing} for null. */
    public static String of(Object value) {
        if (value == null) return "nothing";
        if (value instanceof Collection<?> collection && collection.size() > MOST_ELEMENTS) {
            List<Object> ends = new ArrayList<>(collection);
            ends.subList(FIRST, ends.size() - LAST).clear();
            ends.add(FIRST, "…");
            return ends + " (" + Quantity.count(collection.size(), "element") + ")";
        }
        String text = value.toString();
        if (text.length() <= MOST_LETTERS || value instanceof Collection<?>) return text;
        return text.substring(0, LETTERS) + " … " + text.substring(text.length() - LETTERS);
    }
}
