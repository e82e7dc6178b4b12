package dev.splitbrain.report.replay;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.Disk;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node's state in words, read from its fields: volatile ones from the node's object, and from objects of the protocol's
 * own package below it; durable ones from the disk's stores.
 */
final class NodeState {
    private static final int DEPTH = 3;

    private final Words words = new Words();
    private final Map<Class<?>, List<Field>> fieldsOfClass = new LinkedHashMap<>();

    /** Puts every volatile field of the node under its name, parts of it as {@code log.committed}. */
    void readVolatile(Object node, Map<String, String> into) {
        read(node, "", DEPTH, into);
    }

    /** Puts every store of the disk under its name. */
    void readDisk(Disk disk, Map<String, String> into) {
        disk.stores().forEach((name, store) -> into.put(name, words.of(content(store))));
    }

    private static Object content(Object store) {
        return store instanceof DurableValue<?> value ? value.get() : store;
    }

    private void read(Object part, String prefix, int depth, Map<String, String> into) {
        for (Field field : fieldsOfClass.computeIfAbsent(part.getClass(), NodeState::fieldsOf)) {
            Object value = valueOf(field, part);
            String name = prefix + field.getName();
            if (value instanceof Machine machine) {
                into.put(name, "applied " + machine.applied());
            } else if (isPart(value, part) && depth > 0) {
                read(value, name + ".", depth - 1, into);
            } else {
                into.put(name, words.of(value));
            }
        }
    }

    /** An object of the protocol's own making that has no text of its own: shown by its fields. */
    private static boolean isPart(Object value, Object owner) {
        if (value == null || value instanceof Record || value instanceof Enum || value instanceof Iterable)
            return false;
        Class<?> type = value.getClass();
        if (type.isHidden()
                || type.isArray()
                || !type.getPackage().equals(owner.getClass().getPackage())) return false;
        try {
            return type.getMethod("toString").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            fields.addAll(fieldsOf(type.getSuperclass()));
        }
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic() || isFurniture(field.getType()))
                continue;
            field.setAccessible(true);
            fields.add(field);
        }
        return fields;
    }

    /** What is not state: the context, chance, settings' functions; and the disk's stores, which are shown apart. */
    private static boolean isFurniture(Class<?> type) {
        return Context.class.isAssignableFrom(type)
                || type == Disk.class
                || type == DurableLog.class
                || type == DurableValue.class
                || type == Rng.class
                || type == Protocol.class
                || type.getPackageName().equals("java.util.function");
    }

    private static Object valueOf(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }
}
