package dev.splitbrain.report.replay;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** A field that is state, of one class of parts. Primitive values are read as bits, so that comparing them makes no objects. */
final class StateField {
    private final Field field;
    private final Class<?> type;

    StateField(Field field) {
        field.setAccessible(true); // protocols keep their state private
        this.field = field;
        type = field.getType();
    }

    String name() {
        return field.getName();
    }

    boolean isPrimitive() {
        return type.isPrimitive();
    }

    /** Whether it holds the same as long as the part lives. */
    boolean isFinal() {
        return Modifier.isFinal(field.getModifiers());
    }

    boolean mayHold(Class<?> value) {
        return type.isAssignableFrom(value);
    }

    Object value(Object part) {
        try {
            return field.get(part);
        } catch (IllegalAccessException e) {
            throw unreadable(e);
        }
    }

    /** Of a primitive field: equal bits are equal values. */
    long bits(Object part) {
        try {
            if (type == boolean.class) return field.getBoolean(part) ? 1 : 0;
            if (type == double.class || type == float.class) return Double.doubleToLongBits(field.getDouble(part));
            return field.getLong(part); // widens the shorter ones
        } catch (IllegalAccessException e) {
            throw unreadable(e);
        }
    }

    private IllegalStateException unreadable(IllegalAccessException cause) {
        return new IllegalStateException("cannot read " + field, cause);
    }
}
