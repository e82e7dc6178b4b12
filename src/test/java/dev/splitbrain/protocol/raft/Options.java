package dev.splitbrain.protocol.raft;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Raft's defaults with some options changed. */
final class Options {
    private Options() {}

    /** Names of components of {@link RaftSettings}, each followed by its value. */
    static RaftSettings with(Object... namesAndValues) {
        RecordComponent[] components = RaftSettings.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) values[i] = read(components[i]);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values[place(components, (String) namesAndValues[i])] = namesAndValues[i + 1];
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return RaftSettings.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int place(RecordComponent[] components, String name) {
        for (int i = 0; i < components.length; i++) if (components[i].getName().equals(name)) return i;
        throw new IllegalArgumentException("no option " + name);
    }

    private static Object read(RecordComponent component) {
        try {
            return component.getAccessor().invoke(RaftSettings.defaults());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
