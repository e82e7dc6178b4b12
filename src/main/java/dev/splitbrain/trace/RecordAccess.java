package dev.splitbrain.trace;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
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
        return make(type, component, Function.class, "apply", Object.class);
    }

    @SuppressWarnings("unchecked")
    static ToIntFunction<Object> ofInt(Class<?> type, RecordComponent component) {
        return make(type, component, ToIntFunction.class, "applyAsInt", int.class);
    }

    @SuppressWarnings("unchecked")
    static ToLongFunction<Object> ofLong(Class<?> type, RecordComponent component) {
        return make(type, component, ToLongFunction.class, "applyAsLong", long.class);
    }

    @SuppressWarnings("unchecked")
    static ToDoubleFunction<Object> ofDouble(Class<?> type, RecordComponent component) {
        return make(type, component, ToDoubleFunction.class, "applyAsDouble", double.class);
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
