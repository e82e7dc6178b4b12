package dev.splitbrain.report.replay;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.Disk;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.ByClass;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which fields of a protocol's objects are state, and which objects are parts of a node. */
final class Parts {
    private final ByClass<Boolean> areParts = new ByClass<>(Parts::isPartClass);
    private final ByClass<StateField[]> fields =
            new ByClass<>(type -> stateFields(type).toArray(StateField[]::new));
    private final ByClass<StateField[]> fieldsOfNodes = new ByClass<>(this::fieldsOfNodes);

    /** An object of an author's own making that has no text of its own: shown by its fields. */
    boolean isPart(Object value) {
        return value != null && areParts.of(value.getClass());
    }

    /** The fields of a part that are state. */
    StateField[] fields(Object part) {
        return fields.of(part.getClass());
    }

    /** Those of a part's fields that may say which node it is about. */
    StateField[] fieldsOfNodes(Object part) {
        return fieldsOfNodes.of(part.getClass());
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
    private static List<StateField> stateFields(Class<?> type) {
        List<StateField> fields = new ArrayList<>();
        Class<?> parent = type.getSuperclass();
        if (parent != null && parent != Object.class) fields.addAll(stateFields(parent));
        if (type.isHidden()) return fields; // a lambda
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic() || isFurniture(field)) continue;
            fields.add(new StateField(field));
        }
        return fields;
    }

    private StateField[] fieldsOfNodes(Class<?> type) {
        return Stream.of(fields.of(type))
                .filter(field -> field.mayHold(NodeId.class))
                .toArray(StateField[]::new);
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
}
