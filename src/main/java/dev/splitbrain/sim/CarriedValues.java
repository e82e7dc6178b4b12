package dev.splitbrain.sim;

import dev.splitbrain.trace.ContentHash;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * Finds the values of clients in a message: what stands in a component that may hold anything ({@code Object value}), in
 * the message itself or in the commands, entries and results that it carries.
 */
final class CarriedValues {
    private final LongUnaryOperator sizeByHash;
    private final ContentHash hashes = new ContentHash();

    CarriedValues(LongUnaryOperator sizeByHash) {
        this.sizeByHash = sizeByHash;
    }

    /** The bytes of all values that the message carries. */
    long bytesOf(Object message) {
        return in(message, false);
    }

    private long in(Object part, boolean anything) {
        if (part == null) return 0;
        if (part instanceof Record) return inRecord(part);
        if (part instanceof Optional<?> optional) return optional.isPresent() ? in(optional.get(), anything) : 0;
        if (part instanceof Collection<?> many) {
            long bytes = 0;
            for (Object one : many) bytes += in(one, anything);
            return bytes;
        }
        if (part instanceof Map<?, ?> map) {
            long bytes = 0;
            for (Object value : map.values()) bytes += in(value, anything);
            return bytes;
        }
        boolean value = anything && (part instanceof Number || part instanceof String);
        return value ? sizeByHash.applyAsLong(hashes.of(part)) : 0;
    }

    private long inRecord(Object record) {
        long bytes = 0;
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getType().isPrimitive() || component.getType() == String.class) continue;
            boolean anything = component.getGenericType().getTypeName().contains(Object.class.getName());
            bytes += in(Records.read(record, component), anything);
        }
        return bytes;
    }
}
