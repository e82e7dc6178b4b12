package dev.splitbrain.protocol.crdt;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Elements in an order that no run decides: numbers, then texts and all else. */
final class Elements {
    private static final Comparator<Object> ORDER = Comparator.<Object>comparingInt(
                    each -> each instanceof Long ? 0 : 1)
            .thenComparingLong(each -> each instanceof Long number ? number : 0)
            .thenComparing(String::valueOf);

    private Elements() {}

    static List<Object> inOrder(Collection<?> elements) {
        return elements.stream()
                .distinct()
                .map(Object.class::cast)
                .sorted(ORDER)
                .toList();
    }
}
