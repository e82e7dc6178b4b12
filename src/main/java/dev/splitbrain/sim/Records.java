package dev.splitbrain.sim;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;

/** Reads records of any protocol, and makes ones that differ in a component. */
final class Records {
    private Records() {}

    static Object read(Object record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component.getName() + " of " + record.getClass(), e);
        }
    }

    /** The same record with another value in one component. */
    static <T> T with(T record, RecordComponent changed, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean other = components[i].getName().equals(changed.getName());
            values[i] = other ? value : read(record, components[i]);
        }
        try {
            @SuppressWarnings("unchecked") // it is the record's own constructor
            Constructor<T> constructor = (Constructor<T>) record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot change " + changed.getName() + " of " + record, e);
        }
    }
}
