package dev.splitbrain.explore.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Delta debugging (Zeller and Hildebrandt 2002, figure 2): leaves out parts of a list, large ones first. */
final class Ddmin {
    private Ddmin() {}

    /**
     * A part of the list that still fails, and from which no single item can be left out. The list itself is known to fail, and
     * is not tried.
     */
    static <T> List<T> minimise(List<T> items, Predicate<List<T>> fails) {
        List<T> left = List.copyOf(items);
        if (!left.isEmpty() && fails.test(List.of())) return List.of();
        int parts = Math.min(2, left.size());
        while (left.size() > 1) {
            List<T> smaller = withoutOnePart(left, parts, fails);
            if (smaller.size() < left.size()) {
                left = smaller;
                parts = Math.max(2, parts - 1);
            } else if (parts == left.size()) {
                break;
            } else {
                parts = Math.min(left.size(), 2 * parts);
            }
            parts = Math.min(parts, left.size());
        }
        return left;
    }

    private static <T> List<T> withoutOnePart(List<T> items, int parts, Predicate<List<T>> fails) {
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) items.size() * part / parts);
            int to = (int) ((long) items.size() * (part + 1) / parts);
            List<T> rest = new ArrayList<>(items.subList(0, from));
            rest.addAll(items.subList(to, items.size()));
            if (rest.size() < items.size() && fails.test(rest)) return rest;
        }
        return items;
    }
}
