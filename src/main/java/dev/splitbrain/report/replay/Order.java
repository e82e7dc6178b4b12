package dev.splitbrain.report.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Collections in an order that is the same in every run. Hash tables and {@code Set.of} have none of their own: the latter
 * shuffles anew in each process.
 */
final class Order {
    private Order() {}

    static Collection<?> of(Collection<?> all) {
        if (!isShuffled(all)) return all;
        List<Object> sorted = new ArrayList<>(all);
        sorted.sort(Order::compare);
        return sorted;
    }

    static Collection<? extends Map.Entry<?, ?>> of(Map<?, ?> map) {
        if (!isShuffled(map)) return map.entrySet();
        List<Map.Entry<?, ?>> sorted = new ArrayList<>(map.entrySet());
        sorted.sort(Comparator.comparing(Map.Entry::getKey, Order::compare));
        return sorted;
    }

    private static boolean isShuffled(Object collection) {
        if (collection instanceof LinkedHashMap || collection instanceof LinkedHashSet) return false;
        return collection instanceof HashMap
                || collection instanceof HashSet
                || collection.getClass().getName().startsWith("java.util.ImmutableCollections$Set")
                || collection.getClass().getName().startsWith("java.util.ImmutableCollections$Map");
    }

    @SuppressWarnings("unchecked") // only asked of two objects of one comparable class
    private static int compare(Object a, Object b) {
        if (a instanceof Comparable<?> && a.getClass() == b.getClass()) return ((Comparable<Object>) a).compareTo(b);
        return String.valueOf(a).compareTo(String.valueOf(b));
    }
}
