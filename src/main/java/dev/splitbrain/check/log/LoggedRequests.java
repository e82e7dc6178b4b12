package dev.splitbrain.check.log;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Command;
import dev.splitbrain.trace.RecordAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Tells which client requests an entry of a log carries. Entries are records of the protocol's own, so this looks through
 * their parts: a request or its id counts, a command where there is no id, and what is inside collections and records.
 */
public final class LoggedRequests {
    private static final ClassValue<Function<Object, Object>[]> PARTS = new ClassValue<>() {
        @Override
        protected Function<Object, Object>[] computeValue(Class<?> type) {
            return RecordAccess.all(type); // a protocol's records need not be public
        }
    };

    private LoggedRequests() {}

    /** The ids of requests in an entry, or the commands that came without one. */
    public static List<Object> in(Object entry) {
        if (entry instanceof ClientMessage.Request request) return List.of(request.id());
        List<Object> found = new ArrayList<>(1);
        collect(entry, found);
        if (found.size() > 1 && hasIds(found)) found.removeIf(part -> !(part instanceof RequestId));
        return List.copyOf(found); // small: many are kept
    }

    private static boolean hasIds(List<Object> found) {
        for (Object part : found) if (part instanceof RequestId) return true;
        return false;
    }

    private static void collect(Object part, List<Object> found) {
        if (part instanceof ClientMessage.Request request) found.add(request.id());
        else if (part instanceof RequestId) found.add(part);
        else if (part instanceof Number || part instanceof String || part == null)
            return; // most parts are, and hold nothing
        else if (part instanceof Command) found.add(part);
        else if (part instanceof Collection<?> parts) parts.forEach(each -> collect(each, found));
        else if (part instanceof Record) {
            for (Function<Object, Object> read : PARTS.get(part.getClass())) collect(read.apply(part), found);
        }
    }
}
