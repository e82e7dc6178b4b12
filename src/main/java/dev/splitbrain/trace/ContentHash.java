package dev.splitbrain.trace;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Rng;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * A hash of what a value holds, equal on every machine and JDK: unlike {@code hashCode}, which enums and classes inherit
 * from their address, and whose algorithm for records is unspecified.
 *
 * <p>Records are read through accessors turned into functions once per class: a message's hash costs nanoseconds.
 */
public final class ContentHash {
    private static final long NULL = 0x5BD1E995A2F7C3D1L;
    private static final long NODE = nameOf(NodeId.class, 2);
    private static final int KNOWN = 1 << 13;

    /** How to read a class of record: a function of the class alone, dear to work out, and so not once for each run. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return shapeOf(type);
        }
    };

    private final ByClass<Shape> shapes = new ByClass<>(SHAPES::get);
    private final Object[] known; // records inside others whose hash is remembered; null where nothing is
    private final long[] knownHashes;

    /** A class of record: the hash of its name, its parts, and whether they are such that a hash is worth keeping. */
    private record Shape(long name, Part[] parts, boolean nests) {}

    private ContentHash(boolean remembers) {
        known = remembers ? new Object[KNOWN] : null;
        knownHashes = remembers ? new long[KNOWN] : null;
    }

    /** Reads each value anew. */
    public ContentHash() {
        this(false);
    }

    /**
     * Remembers the hashes of some records that it met inside others, and so must only be shown values that never change: a
     * log's entry is inside the messages to every follower, and inside what each node tells of it.
     */
    public static ContentHash remembering() {
        return new ContentHash(true);
    }

    /** How to read one component of a record: as a number, or else as an object. One class, so that calls are direct. */
    private record Part(ToLongFunction<Object> ofLong, Function<Object, Object> ofObject) {
        static Part of(Class<?> type, RecordComponent component) {
            Class<?> kind = component.getType();
            if (kind == double.class) {
                ToDoubleFunction<Object> read = RecordAccess.ofDouble(type, component);
                return new Part(owner -> Double.doubleToLongBits(read.applyAsDouble(owner)), null);
            }
            boolean whole = kind.isPrimitive() && kind != float.class && kind != boolean.class;
            return whole
                    ? new Part(RecordAccess.ofLong(type, component), null)
                    : new Part(null, RecordAccess.of(type, component));
        }

        long hash(ContentHash hashes, Object owner) {
            return ofLong != null ? ofLong.applyAsLong(owner) : hashes.ofPart(ofObject.apply(owner));
        }
    }

    /** The hash of a record, text, number, truth value, enum constant, collection, map, optional or null. */
    public long of(Object value) {
        if (value instanceof Record) return ofRecord(value, shapes.of(value.getClass()));
        if (value == null) return NULL;
        if (value instanceof String text) return Rng.mix(text.hashCode() + 0x100000000L); // specified by String
        if (value instanceof Long || value instanceof Integer) return Rng.mix(((Number) value).longValue());
        if (value instanceof Boolean truth) return truth ? 11 : 7;
        if (value instanceof NodeId node) return combine(combine(NODE, node.index()), of(node.name()));
        if (value instanceof Collection<?> many) return ofAll(many);
        return ofOther(value);
    }

    private long ofAll(Collection<?> many) {
        long hash = many.size();
        for (Object one : many) hash = combine(hash, ofPart(one));
        return hash;
    }

    private long ofOther(Object value) {
        if (value instanceof Enum<?> constant) return Rng.mix(constant.name().hashCode());
        if (value instanceof Optional<?> optional) return optional.isPresent() ? combine(3, ofPart(optional.get())) : 3;
        if (value instanceof Double || value instanceof Float) {
            return Rng.mix(Double.doubleToLongBits(((Number) value).doubleValue()));
        }
        if (value instanceof Number || value instanceof Character)
            return Rng.mix(value.toString().hashCode());
        if (value instanceof Map<?, ?> map) {
            long hash = map.size();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                hash = combine(combine(hash, of(entry.getKey())), of(entry.getValue()));
            }
            return hash;
        }
        if (value instanceof byte[] bytes) return Rng.mix(java.util.Arrays.hashCode(bytes));
        if (value instanceof java.time.Duration duration) return Rng.mix(duration.toNanos());
        throw new IllegalArgumentException(
                "a message, timer or note holds a " + value.getClass().getName()
                        + ": use records, texts, numbers, enums, lists, maps and optionals, whose content can be compared");
    }

    /** The hash of what is inside something else, and may be inside more. */
    private long ofPart(Object value) {
        if (known == null || !(value instanceof Record)) return of(value);
        Shape shape = shapes.of(value.getClass());
        if (!shape.nests) return ofRecord(value, shape);
        int slot = System.identityHashCode(value)
                & (KNOWN - 1); // what is remembered differs between runs, the hash does not
        if (known[slot] == value) return knownHashes[slot];
        long hash = ofRecord(value, shape);
        known[slot] = value;
        knownHashes[slot] = hash;
        return hash;
    }

    private long ofRecord(Object record, Shape shape) {
        Part[] parts = shape.parts;
        long hash = shape.name; // two kinds of message with equal content are two things
        for (Part part : parts) hash = combine(hash, part.hash(this, record));
        return hash;
    }

    private static long combine(long hash, long next) {
        return (Long.rotateLeft(hash, 23) ^ next) * 0x9E3779B97F4A7C15L;
    }

    private static Shape shapeOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Part[] parts = new Part[components.length];
        long name = nameOf(type, components.length);
        boolean nests = false;
        for (int i = 0; i < components.length; i++) {
            parts[i] = Part.of(type, components[i]);
            Class<?> kind = components[i].getType();
            nests |= !kind.isPrimitive() && kind != String.class && !kind.isEnum();
        }
        return new Shape(name, parts, nests);
    }

    private static long nameOf(Class<?> type, int parts) {
        return combine(parts + 1, Rng.mix(type.getSimpleName().hashCode()));
    }
}
