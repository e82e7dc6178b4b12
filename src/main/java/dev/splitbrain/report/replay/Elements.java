package dev.splitbrain.report.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What is in a small collection, and whether it is still what was in it before: the very same objects, and none that changes. */
final class Elements {
    private static final int MOST = 16; // more are quicker put into words, which are cut

    private final Object collection; // a Collection or a Map
    private final Fixed fixed;
    private final List<Object> last = new ArrayList<>(); // of a map the keys, each with its value behind
    private boolean areFixed;

    Elements(Object collection, Fixed fixed) {
        this.collection = collection;
        this.fixed = fixed;
    }

    /** Since it was asked last; always so where what is in it may itself have changed. */
    boolean mayHaveChanged() {
        if (areFixed && isAsLast()) return false;
        last.clear();
        areFixed = size() <= MOST && takeAll();
        return true;
    }

    private int size() {
        return collection instanceof Map<?, ?> map ? map.size() : ((Collection<?>) collection).size();
    }

    private boolean isAsLast() {
        int place = 0;
        if (collection instanceof Map<?, ?> map) {
            if (map.size() * 2 != last.size()) return false;
            for (Map.Entry<?, ?> entry : map.entrySet())
                if (last.get(place++) != entry.getKey() || last.get(place++) != entry.getValue()) return false;
        } else {
            if (size() != last.size()) return false;
            for (Object element : (Collection<?>) collection) if (last.get(place++) != element) return false;
        }
        return true;
    }

    /** Whether none of what is in it changes. */
    private boolean takeAll() {
        if (collection instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                last.add(key);
                last.add(value);
            });
        } else {
            last.addAll((Collection<?>) collection);
        }
        return last.stream().allMatch(fixed::is);
    }
}
