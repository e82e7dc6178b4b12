package dev.splitbrain.trace;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Accessors of records as functions, for classes that nobody here knows beforehand. Dear to make, and then as cheap as a
 * call: make them once per class.
 */
public final class RecordAccess {
    private RecordAccess() {}

    /** The components' accessors, in their order; numbers come boxed. */
    public static Function<Object, Object>[] all(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @SuppressWarnings({"unchecked", "rawtypes"}) // filled below with nothing else
        Function<Object, Object>[] accessors = new Function[components.length];
        for (int i = 0; i < components.length; i++) accessors[i] = of(type, components[i]);
        return accessors;
    }

    @SuppressWarnings("unchecked") // made for exactly these types
    static Function<Object, Object> of(Class<?> type, RecordComponent component) {
        if (!isOurs(type)) {
            MethodHandle read = handle(type, component, Object.class);
            return owner -> foreign(() -> (Object) read.invokeExact(owner));
        }
        return make(type, component, Function.class, "apply", Object.class);
    }

    /** Of a whole number of any width. */
    @SuppressWarnings("unchecked")
    static ToLongFunction<Object> ofLong(Class<?> type, RecordComponent component) {
        if (!isOurs(type)) {
            MethodHandle read = handle(type, component, long.class);
            return owner -> foreign(() -> (long) read.invokeExact(owner));
        }
        return make(type, component, ToLongFunction.class, "applyAsLong", long.class);
    }

    @SuppressWarnings("unchecked")
    static ToDoubleFunction<Object> ofDouble(Class<?> type, RecordComponent component) {
        if (!isOurs(type)) {
            MethodHandle read = handle(type, component, double.class);
            return owner -> foreign(() -> (double) read.invokeExact(owner));
        }
        return make(type, component, ToDoubleFunction.class, "applyAsDouble", double.class);
    }

    /**
     * Whether the class was loaded with this program. The metafactory makes functions for such classes only; those of a
     * protocol that somebody brought are read through method handles, which is slower and gives the same.
     */
    private static boolean isOurs(Class<?> type) {
        return type.getModule() == RecordAccess.class.getModule();
    }

    private static MethodHandle handle(Class<?> type, RecordComponent component, Class<?> result) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(result, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + component.getName() + " of " + type.getName(), e);
        }
    }

    /** Reads through a method handle, which declares to throw anything. */
    @FunctionalInterface
    private interface Read<T> {
        T now() throws Throwable;
    }

    private static <T> T foreign(Read<T> read) {
        try {
            return read.now();
        } catch (RuntimeException | Error e) { // an accessor that its author wrote
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static <F> F make(
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
