package dev.splitbrain.check.log;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Command;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells which client requests an entry of a log carries. Entries are records of the protocol's own, so this looks through
 * their parts: a request or its id counts, a command where there is no id, and what is inside collections and records.
 */
public final class LoggedRequests {
    private static final ClassValue<Method[]> PARTS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Method[] accessors = new Method[components.length];
            for (int i = 0; i < components.length; i++) {
                accessors[i] = components[i].getAccessor();
                accessors[i].setAccessible(true); // a protocol's records need not be public
            }
            return accessors;
        }
    };

    private LoggedRequests() {}

    /** The ids of requests in an entry, or the commands that came without one. */
    public static List<Object> in(Object entry) {
        if (entry instanceof ClientMessage.Request request) return List.of(request.id());
        List<Object> found = new ArrayList<>(1);
        collect(entry, found);
        boolean ids = found.stream().anyMatch(RequestId.class::isInstance);
        return ids ? found.stream().filter(RequestId.class::isInstance).toList() : found;
    }

    private static void collect(Object part, List<Object> found) {
        if (part instanceof ClientMessage.Request request) found.add(request.id());
        else if (part instanceof RequestId || part instanceof Command) found.add(part);
        else if (part instanceof Collection<?> parts) parts.forEach(each -> collect(each, found));
        else if (part instanceof Record) {
            for (Method accessor : PARTS.get(part.getClass())) collect(read(accessor, part), found);
        }
    }

    private static Object read(Method accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }
}
