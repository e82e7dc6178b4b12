package dev.splitbrain.report.replay;

import dev.splitbrain.node.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells of a value whether it will have the same words as long as it lives: it is plain, or made of nothing but such values. */
final class Fixed {
    private static final int DEPTH = 5;
    private static final Class<?> EMPTY_OR_LONG = List.of().getClass(); // of lists that nobody can change
    private static final Class<?> SHORT = List.of(0).getClass();

    private final Words words;

    Fixed(Words words) {
        this.words = words;
    }

    boolean is(Object value) {
        return is(value, DEPTH);
    }

    private boolean is(Object value, int depth) {
        if (value == null || value instanceof NodeId || isPlain(value)) return true;
        if (depth == 0) return false;
        if (value instanceof Optional<?> optional) return is(optional.orElse(null), depth - 1);
        if (value instanceof Record all) return areAll(words.parts(all).values(), depth - 1);
        if (value.getClass() == EMPTY_OR_LONG || value.getClass() == SHORT)
            return areAll((Collection<?>) value, depth - 1);
        return false;
    }

    private boolean areAll(Collection<?> values, int depth) {
        for (Object value : values) if (!is(value, depth)) return false;
        return true;
    }

    /** Of other numbers, some count up. */
    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Enum;
    }
}
