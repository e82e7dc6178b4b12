package dev.splitbrain.scenario.bind;

import dev.splitbrain.node.Doc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the shape of a settings record from the record itself: a key in snake case for each component, its type the shape,
 * {@link Doc} the documentation, and the value in an instance of defaults what holds where the key is left out.
 *
 * <p>Components are Duration, boolean, int, long, double (a share), String, an enum, another settings record, an Optional or
 * a List of these, and whatever types are added.
 */
public final class Settings {
    private final Map<Class<?>, Shape<?>> shapes = new LinkedHashMap<>();
    private final Map<Doc.Meaning, Shape<?>> meant;
    private final Function<Object, Optional<String>> words;

    /**
     * Settings whose components may also have the types of these shapes.
     *
     * @param meant the shapes of components that mean more than their value
     * @param words writes values of the types that were added
     */
    public Settings(
            Map<Class<?>, Shape<?>> more, Map<Doc.Meaning, Shape<?>> meant, Function<Object, Optional<String>> words) {
        this.meant = meant;
        this.words = words;
        shapes.put(Duration.class, Quantities.durationValue());
        shapes.put(boolean.class, Scalars.bool());
        shapes.put(int.class, Scalars.whole(Integer.MIN_VALUE, Integer.MAX_VALUE));
        shapes.put(long.class, Scalars.whole(Long.MIN_VALUE, Long.MAX_VALUE));
        shapes.put(double.class, Quantities.SHARE);
        shapes.put(Boolean.class, Scalars.bool());
        shapes.put(Integer.class, shapes.get(int.class));
        shapes.put(Long.class, shapes.get(long.class));
        shapes.put(Double.class, Quantities.SHARE);
        shapes.put(String.class, Scalars.text("a text"));
        shapes.putAll(more);
    }

    /** The shape of a settings record. */
    public <S> ObjectShape<S> shape(String noun, Class<S> type, S defaults) {
        List<Slot<?>> slots = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) slots.add(slot(component, defaults));
        List<Key<?>> keys = slots.stream().<Key<?>>map(Slot::key).toList();
        return new ObjectShape<>(noun, keys, Optional.empty(), values -> make(type, slots, values));
    }

    private record Slot<T>(Key<T> key, RecordComponent component) {}

    private Slot<?> slot(RecordComponent component, Object defaults) {
        Object fallback = read(component, defaults);
        Doc doc = component.getAnnotation(Doc.class);
        Doc.Meaning meaning = doc == null ? Doc.Meaning.ITSELF : doc.means();
        Shape<?> shape = shape(component.getGenericType(), fallback, meaning);
        if (doc == null || !doc.zeroIsNever()) shape = notZero(shape, fallback);
        return new Slot<>(key(component, shape, fallback), component);
    }

    @SuppressWarnings("unchecked") // the shape is made from the component's type
    private <T> Key<T> key(RecordComponent component, Shape<T> shape, Object fallback) {
        Doc doc = component.getAnnotation(Doc.class);
        String meaning = doc == null ? "" : doc.value();
        return Key.optional(snake(component.getName()), shape, (T) fallback, text(fallback), meaning);
    }

    private Shape<?> shape(Type type, Object fallback, Doc.Meaning meaning) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class)
                return shape(inner, null, meaning).map(Optional::of);
            if (generic.getRawType() == List.class) return Lists.of(shape(inner, null, meaning), "a list");
        }
        if (meant.containsKey(meaning)) return meant(type, meaning);
        if (shapes.containsKey(type)) return shapes.get(type);
        if (type instanceof Class<?> known && known.isEnum()) return oneOf(known);
        if (type instanceof Class<?> known && known.isRecord()) {
            return nested(known, fallback == null ? defaults(known) : fallback);
        }
        throw new IllegalArgumentException("settings cannot have a component of " + type);
    }

    private Shape<?> meant(Type type, Doc.Meaning meaning) {
        if (type == meaning.type()) return meant.get(meaning);
        throw new IllegalArgumentException("a component that means a "
                + meaning.name().toLowerCase(Locale.ROOT) + " is a "
                + meaning.type().getSimpleName() + ", not " + type.getTypeName());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // isEnum was asked
    private static Shape<?> oneOf(Class<?> type) {
        return Scalars.oneOf((Class) type);
    }

    @SuppressWarnings("unchecked") // an instance of its own class
    private <S> Shape<S> nested(Class<S> type, Object fallback) {
        return shape("settings", type, (S) fallback);
    }

    /** A time that is not zero by default must not be zero: an interval of nothing would stop virtual time. */
    private <T> Shape<T> notZero(Shape<T> shape, Object fallback) {
        if (!isTime(fallback) || isZero(fallback)) return shape;
        return shape.checked((value, node, reading) -> {
            if (isZero(value)) reading.problem(node, "a time here is more than 0, got " + node.what(), "");
        });
    }

    private boolean isTime(Object value) {
        return value instanceof Duration || value != null && words.apply(value).isPresent();
    }

    private boolean isZero(Object value) {
        return text(value).matches("0[a-z]+");
    }

    /** What an item of a list is where it says nothing: a settings record inside a list has a static {@code defaults()}. */
    private static Object defaults(Class<?> type) {
        try {
            var method = type.getDeclaredMethod("defaults");
            method.setAccessible(true);
            return method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " in a list of settings needs a static defaults()", e);
        }
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot read " + component, e);
        }
    }

    private static <S> S make(Class<S> type, List<Slot<?>> slots, Values values) {
        Object[] arguments = slots.stream().map(slot -> values.get(slot.key())).toArray();
        Class<?>[] types =
                slots.stream().map(slot -> slot.component().getType()).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) throw refusal;
            throw new IllegalStateException(type + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    /** {@code electionTimeout} in snake case: {@code election_timeout}. */
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** A value of a setting as scenarios write it; empty where it has parts. */
    public String text(Object value) {
        if (words.apply(value).isPresent()) return words.apply(value).get();
        if (value instanceof Duration duration) return Durations.text(duration.toNanos());
        if (value instanceof Double share) return Durations.number(share * 100) + "%";
        if (value instanceof Enum<?> constant) return Scalars.word(constant);
        if (value instanceof Optional<?> maybe) return maybe.map(this::text).orElse("none");
        return value instanceof Record ? "" : String.valueOf(value);
    }
}
