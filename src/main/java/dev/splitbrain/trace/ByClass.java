package dev.splitbrain.trace;

import java.util.function.Function;

/**
 * Something worked out once for each class of object, found again by the class in a nanosecond or two. For a few dozen
 * classes, and one thread.
 *
 * <p>Asking an object for its class and looking here is also the cheap way to ask whether it is of some interface: where a
 * class has several, the JVM remembers in the class itself the one that was asked for last, and two threads that ask for
 * different ones take that memory from each other millions of times a second (JDK-8180450).
 */
public final class ByClass<T> {
    private static final int SLOTS = 256;

    private final Function<Class<?>, T> make;
    private final Class<?>[] classes = new Class<?>[SLOTS];
    private final Object[] values = new Object[SLOTS];

    public ByClass(Function<Class<?>, T> make) {
        this.make = make;
    }

    @SuppressWarnings("unchecked") // only what was made goes in
    public T of(Class<?> type) {
        // Direct-mapped by address: which class sits where differs between runs, what is found does not.
        int slot = System.identityHashCode(type) & (SLOTS - 1);
        if (classes[slot] != type) {
            values[slot] = make.apply(type);
            classes[slot] = type;
        }
        return (T) values[slot];
    }
}
