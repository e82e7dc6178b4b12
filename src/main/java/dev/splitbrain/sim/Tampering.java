package dev.splitbrain.sim;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.RequestId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts another value into a message: the next higher number, the other truth value, another text; of a list, an optional or
 * a record that is carried, what it holds is changed.
 */
final class Tampering {
    private static final String MARK = "'";

    private Tampering() {}

    /** The message with another value in this component; unchanged where there is nothing to change in it. */
    static Message in(Message message, String component) {
        for (RecordComponent candidate : message.getClass().getRecordComponents()) {
            if (candidate.getName().equals(component)) return changed(message, candidate);
        }
        throw new IllegalArgumentException(message.getClass().getSimpleName() + " has no component " + component);
    }

    /** The message with another value in it: a value of a client where it carries one, else in its last component that can change. */
    static Message somewhere(Message message) {
        return inRecord(message);
    }

    private static Message changed(Message message, RecordComponent component) {
        return Records.with(message, component, other(Records.read(message, component)));
    }

    /** Another value of the same type; the same where there is none. */
    private static Object other(Object value) {
        if (value instanceof Endpoint || value instanceof RequestId) return value; // who is who stays
        if (value instanceof Integer number) return number + 1;
        if (value instanceof Long number) return number + 1;
        if (value instanceof Double number) return number + 1;
        if (value instanceof Boolean truth) return !truth;
        if (value instanceof String text) return text + MARK;
        if (value instanceof Enum<?> constant) return next(constant);
        if (value instanceof Optional<?> optional) return optional.map(Tampering::other);
        if (value instanceof List<?> list) return inLast(list);
        if (value instanceof Map<?, ?> map) return inAll(map);
        return value instanceof Record ? inRecord(value) : value;
    }

    private static Object next(Enum<?> constant) {
        Object[] all = constant.getDeclaringClass().getEnumConstants();
        return all[(constant.ordinal() + 1) % all.length];
    }

    private static Object inLast(List<?> list) {
        if (list.isEmpty()) return list;
        List<Object> other = new ArrayList<>(list);
        other.set(other.size() - 1, other(other.get(other.size() - 1)));
        return List.copyOf(other);
    }

    private static Object inAll(Map<?, ?> map) {
        Map<Object, Object> other = new TreeMap<>();
        map.forEach((key, value) -> other.put(key, other(value)));
        return other;
    }

    /** In what it carries where it carries anything that can change, as the value in a command; else in a number or text. */
    private static <T> T inRecord(T record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int pass = 0; pass < 2; pass++) {
            for (int i = components.length - 1; i >= 0; i--) {
                boolean plain = components[i].getType().isPrimitive() || components[i].getType() == String.class;
                if (plain != (pass == 1)) continue;
                Object before = Records.read(record, components[i]);
                Object after = other(before);
                if (after != null && !after.equals(before)) return Records.with(record, components[i], after);
            }
        }
        return record;
    }
}
