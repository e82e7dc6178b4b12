package dev.splitbrain.report.replay;

import java.util.Objects;

/** A field of one part, and the plain value that it held when it was looked at last. */
final class PlainField {
    private final Object part;
    private final StateField field;
    private boolean looked;
    private long bits; // of a primitive
    private Object object; // null where it is none that is plain

    PlainField(Object part, StateField field) {
        this.part = part;
        this.field = field;
    }

    /** A value that never changes itself, and is quickly compared. */
    static boolean isPlain(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof Enum || value instanceof String;
    }

    String name() {
        return field.name();
    }

    /** Looks again: whether this is the first time, or the value has changed since the last. */
    boolean hasChanged() {
        if (looked && field.isFinal()) return false;
        boolean first = !looked;
        looked = true;
        return (field.isPrimitive() ? hasNewBits() : hasNewObject()) || first;
    }

    private boolean hasNewBits() {
        long now = field.bits(part);
        if (now == bits) return false;
        bits = now;
        return true;
    }

    private boolean hasNewObject() {
        Object value = field.value(part);
        Object now = isPlain(value) ? value : null;
        if (Objects.equals(now, object)) return false;
        object = now;
        return true;
    }

    /** What it holds; null where that is not plain. */
    Object value() {
        Object value = field.value(part);
        return isPlain(value) ? value : null;
    }
}
