package dev.splitbrain.protocol.commit;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Settings with some components changed, for tests that vary one at a time. */
final class Settings {
    private Settings() {}

    /** The same settings, with {@code name, value} pairs in place of what they say. */
    static <S extends Record> S of(S settings, Object... changes) {
        try {
            RecordComponent[] components = settings.getClass().getRecordComponents();
            List<String> names =
                    Arrays.stream(components).map(RecordComponent::getName).toList();
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++)
                values[i] = components[i].getAccessor().invoke(settings);
            for (int i = 0; i < changes.length; i += 2) values[names.indexOf((String) changes[i])] = changes[i + 1];
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked") // the constructor of its own class
            S changed = (S) settings.getClass().getDeclaredConstructor(types).newInstance(values);
            return changed;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
