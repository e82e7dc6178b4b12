package dev.splitbrain.trace;

import dev.splitbrain.random.Rng;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * A hash of what a value holds, equal on every machine and JDK: unlike {@code hashCode}, which enums and classes inherit
 * from their address, and whose algorithm for records is unspecified.
 *
 * <p>Records are read through accessors turned into functions once per class: a message's hash costs nanoseconds.
 */
public final class ContentHash {
    private static final long NULL = 0x5BD1E995A2F7C3D1L;
    private static final int CACHE = 256;

    /** How to read a class of record: a function of the class alone, dear to work out, and so not once for each run. */
    private static final ClassValue<Part[]> PARTS = new ClassValue<>() {
        @Override
        protected Part[] computeValue(Class<?> type) {
            return partsOf(type);
        }
    };

    private final Class<?>[] recentClasses = new Class<?>[CACHE];
    private final Part[][] recentParts = new Part[CACHE][];

    /** Reads one component of a record into a hash. */
    @FunctionalInterface
    private interface Part {
        long hash(ContentHash hashes, Object owner);
    }

    /** The hash of a record, text, number, truth value, enum constant, collection, map, optional or null. */
    public long of(Object value) {
        if (value instanceof Record) return ofRecord(value);
        if (value == null) return NULL;
        if (value instanceof String text) return Rng.mix(text.hashCode() + 0x100000000L); // specified by String
        if (value instanceof Long || value instanceof Integer) return Rng.mix(((Number) value).longValue());
        if (value instanceof Boolean truth) return truth ? 11 : 7;
        if (value instanceof Collection<?> many) return ofAll(many);
        return ofOther(value);
    }

    private long ofAll(Collection<?> many) {
        long hash = many.size();
        for (Object one : many) hash = combine(hash, of(one));
        return hash;
    }

    private long ofOther(Object value) {
        if (value instanceof Enum<?> constant) return Rng.mix(constant.name().hashCode());
        if (value instanceof Optional<?> optional) return optional.isPresent() ? combine(3, of(optional.get())) : 3;
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

    private long ofRecord(Object record) {
        Class<?> type = record.getClass();
        // A direct-mapped cache by address: which class sits where differs between runs, the hash does not.
        int slot = System.identityHashCode(type) & (CACHE - 1);
        Part[] parts;
        if (recentClasses[slot] == type) {
            parts = recentParts[slot];
        } else {
            parts = PARTS.get(type);
            recentClasses[slot] = type;
            recentParts[slot] = parts;
        }
        long hash = parts.length;
        for (Part part : parts) hash = combine(hash, part.hash(this, record));
        return hash;
    }

    private static long combine(long hash, long next) {
        return (Long.rotateLeft(hash, 23) ^ next) * 0x9E3779B97F4A7C15L;
    }

    private static Part[] partsOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Part[] parts = new Part[components.length + 1];
        long name = Rng.mix(type.getSimpleName().hashCode());
        parts[0] = (hashes, owner) -> name; // two kinds of message with equal content are two things
        for (int i = 0; i < components.length; i++) parts[i + 1] = partOf(type, components[i]);
        return parts;
    }

    @SuppressWarnings("unchecked") // accessor() makes exactly the function type it is asked for
    private static Part partOf(Class<?> type, RecordComponent component) {
        Class<?> kind = component.getType();
        if (kind == int.class || kind == short.class || kind == byte.class || kind == char.class) {
            ToIntFunction<Object> read = accessor(type, component, ToIntFunction.class, "applyAsInt", int.class);
            return (hashes, owner) -> read.applyAsInt(owner);
        }
        if (kind == long.class) {
            ToLongFunction<Object> read = accessor(type, component, ToLongFunction.class, "applyAsLong", long.class);
            return (hashes, owner) -> read.applyAsLong(owner);
        }
        if (kind == double.class) {
            ToDoubleFunction<Object> read =
                    accessor(type, component, ToDoubleFunction.class, "applyAsDouble", double.class);
            return (hashes, owner) -> Double.doubleToLongBits(read.applyAsDouble(owner));
        }
        Function<Object, Object> read = accessor(type, component, Function.class, "apply", Object.class);
        return (hashes, owner) -> hashes.of(read.apply(owner));
    }

    private static <F> F accessor(
            Class<?> type, RecordComponent component, Class<F> shape, String method, Class<?> result) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandle handle = lookup.unreflect(component.getAccessor());
            Class<?> boxed = result == Object.class
                    ? MethodType.methodType(component.getType()).wrap().returnType()
                    : result;
            CallSite site = LambdaMetafactory.metafactory(
                    lookup,
                    method,
                    MethodType.methodType(shape),
                    MethodType.methodType(result, Object.class),
                    handle,
                    MethodType.methodType(boxed, type));
            return shape.cast(site.getTarget().invoke());
        } catch (Throwable e) { // invoke() declares it
            throw new IllegalStateException("cannot read " + component.getName() + " of " + type.getName(), e);
        }
    }
}
