package dev.splitbrain.report.replay;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.Disk;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.ByClass;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Which fields of a protocol's objects are state, and which objects are parts of a node. */
final class Parts {
    private final ByClass<Boolean> areParts = new ByClass<>(Parts::isPartClass);
    private final ByClass<List<Field>> fields = new ByClass<>(Parts::stateFields);

    /** An object of an author's own making that has no text of its own: shown by its fields. */
    boolean isPart(Object value) {
        return value != null && areParts.of(value.getClass());
    }

    /** The fields of a part that are state. */
    List<Field> fields(Object part) {
        return fields.of(part.getClass());
    }

    private static boolean isPartClass(Class<?> type) {
        if (type.isRecord() || type.isEnum() || Iterable.class.isAssignableFrom(type)) return false;
        if (type.isArray() || type.getPackageName().startsWith("java.")) return false;
        try {
            return type.getMethod("toString").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every object has one
        }
    }

    /** The fields that are state, those of superclasses first. */
    private static List<Field> stateFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent != Object.class) fields.addAll(stateFields(parent));
        if (type.isHidden()) return fields; // a lambda
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic() || isFurniture(field)) continue;
            field.setAccessible(true);
            fields.add(field);
        }
        return fields;
    }

    /** What is not state: the world, settings, functions, messages kept for reuse; and the disk's stores, shown apart. */
    private static boolean isFurniture(Field field) {
        Class<?> type = field.getType();
        return Context.class.isAssignableFrom(type)
                || type == Disk.class
                || type == DurableLog.class
                || type == DurableValue.class
                || type == Rng.class
                || type == Protocol.class
                || Message.class.isAssignableFrom(type)
                || type.getSimpleName().endsWith("Settings")
                || field.getName().equals("scratch")
                || type.getPackageName().equals("java.util.function");
    }

    static Object value(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }
}
