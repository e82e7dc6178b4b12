package dev.splitbrain.report.replay;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Values as short words: {@code Entry(2, x=3)}. Long collections are cut, since a page shows them at every step; the cut
 * says how many there are.
 */
public final class Words {
    /** How many elements of a collection are shown. */
    private static final int SHOWN = 10;

    private static final int DEPTH = 5;

    private final Map<Class<?>, Shape> shapes = new LinkedHashMap<>();

    /** A record's class: its components, or none where it prints itself in its own way. */
    record Shape(String name, List<String> fields, List<Method> accessors, boolean printsItself) {}

    /** A value in few words. */
    public String of(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) return value.toString();
        StringBuilder out = new StringBuilder();
        write(value, out, DEPTH);
        return out.toString();
    }

    /** A named value; what is called {@code …Nanos} is a time. */
    String field(String name, Object value) {
        if (value instanceof Long nanos && name.endsWith("Nanos")) return time(nanos);
        return of(value);
    }

    private static String time(long nanos) {
        if (nanos < -1L << 60) return "never";
        return nanos < 1_000_000_000 ? Times.span(nanos) : Times.moment(nanos);
    }

    /** A record of several components by their names, without its own: {@code (term 2, votedFor n3)}. */
    String named(Object value) {
        if (!(value instanceof Record all)) return of(value);
        Shape shape = shape(all.getClass());
        if (shape.printsItself() || shape.fields().size() < 2) return of(value);
        StringJoiner out = new StringJoiner(", ", "(", ")");
        parts(all).forEach((name, part) -> out.add(name + " " + field(name, part)));
        return out.toString();
    }

    /** An element of a collection. */
    String element(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out, DEPTH - 1);
        return out.toString();
    }

    private void write(Object value, StringBuilder out, int depth) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Record) {
            writeRecord((Record) value, out, depth);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out, depth);
        } else if (value instanceof Collection<?> collection) {
            writeCollection(collection, out, depth);
        } else if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) write(optional.get(), out, depth);
            else out.append('-');
        } else if (value instanceof Duration duration) {
            out.append(Times.span(duration.toNanos()));
        } else if (value != null && value.getClass().isArray()) {
            writeArray(value, out, depth);
        } else {
            out.append(value == null ? "-" : plain(value));
        }
    }

    /** An object without a text of its own would print its address, which differs from run to run. */
    private static String plain(Object value) {
        String text = String.valueOf(value);
        if (text.indexOf('@') < 0) return text;
        String address = value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value));
        return text.equals(address) ? value.getClass().getSimpleName() : text;
    }

    private void writeRecord(Record value, StringBuilder out, int depth) {
        Shape shape = shape(value.getClass());
        if (shape.printsItself()) {
            out.append(value);
            return;
        }
        out.append(shape.name());
        if (shape.accessors().isEmpty()) return;
        out.append('(');
        for (int i = 0; i < shape.accessors().size(); i++) {
            if (i > 0) out.append(", ");
            if (depth == 0) out.append('…');
            else write(component(value, shape.accessors().get(i)), out, depth - 1);
        }
        out.append(')');
    }

    private void writeMap(Map<?, ?> map, StringBuilder out, int depth) {
        out.append('{');
        int left = map.size() > SHOWN + 2 ? SHOWN : map.size();
        Iterator<? extends Map.Entry<?, ?>> entries = Order.of(map).iterator();
        for (String comma = ""; left > 0; left--, comma = ", ") {
            Map.Entry<?, ?> entry = entries.next();
            out.append(comma);
            write(entry.getKey(), out, depth - 1);
            out.append('=');
            write(entry.getValue(), out, depth - 1);
        }
        out.append(entries.hasNext() ? ", … " + map.size() + " in all}" : "}");
    }

    /** The last elements of a list, where logs grow; the first ones of what has no places. */
    private void writeCollection(Collection<?> all, StringBuilder out, int depth) {
        boolean cut = all.size() > SHOWN + 2;
        Collection<?> shown = Order.of(all);
        if (cut && all instanceof List<?> list) {
            shown = list.subList(all.size() - SHOWN, all.size());
            out.append(all.size()).append(" in all: … ");
        }
        out.append('[');
        int left = SHOWN + 2;
        String comma = "";
        for (Object element : shown) {
            out.append(comma);
            if (left-- == 0) {
                out.append("… ").append(all.size()).append(" in all");
                break;
            }
            write(element, out, depth - 1);
            comma = ", ";
        }
        out.append(']');
    }

    private void writeArray(Object array, StringBuilder out, int depth) {
        if (array instanceof Object[] objects) writeCollection(Arrays.asList(objects), out, depth);
        else if (array instanceof long[] longs)
            writeCollection(Arrays.stream(longs).boxed().toList(), out, depth);
        else if (array instanceof int[] ints)
            writeCollection(Arrays.stream(ints).boxed().toList(), out, depth);
        else if (array instanceof byte[] bytes) out.append(bytes.length).append(" bytes");
        else out.append(java.lang.reflect.Array.getLength(array)).append(" elements");
    }

    /** The words of a record's components, in their order. */
    List<String> components(Record value) {
        Shape shape = shape(value.getClass());
        List<String> words = new ArrayList<>(shape.fields().size());
        for (int i = 0; i < shape.fields().size(); i++)
            words.add(field(
                    shape.fields().get(i), component(value, shape.accessors().get(i))));
        return words;
    }

    /** A record's components by name, in their order. */
    public Map<String, Object> parts(Record value) {
        Shape shape = shape(value.getClass());
        Map<String, Object> parts = new LinkedHashMap<>();
        for (int i = 0; i < shape.fields().size(); i++)
            parts.put(shape.fields().get(i), component(value, shape.accessors().get(i)));
        return parts;
    }

    Shape shape(Class<?> record) {
        return shapes.computeIfAbsent(record, Words::shapeOf);
    }

    private static Shape shapeOf(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        List<Method> accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toList();
        accessors.forEach(accessor -> accessor.setAccessible(true)); // protocols keep their messages private
        List<String> fields =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        return new Shape(record.getSimpleName(), fields, accessors, hasOwnText(record));
    }

    /** The toString that a compiler makes for a record is final; one that an author wrote is not. */
    private static boolean hasOwnText(Class<?> record) {
        try {
            return !Modifier.isFinal(record.getDeclaredMethod("toString").getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static Object component(Record value, Method accessor) {
        try {
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }
}
