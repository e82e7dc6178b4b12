package dev.splitbrain.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What depends on the type of a message, by the simple name of its record.
 *
 * @param links how such messages travel otherwise than the link says
 * @param sizeBytes how large a message is where {@code sizesBytes} does not say
 * @param sizesBytes how large messages of some types are, the values that they carry not counted
 */
public record MessagePlan(Map<String, LinkPatch> links, long sizeBytes, Map<String, Long> sizesBytes) {
    /** All alike, 100 bytes each. */
    public static final MessagePlan ALIKE = new MessagePlan(Map.of(), 100, Map.of());

    public MessagePlan {
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
        sizesBytes = Collections.unmodifiableMap(new LinkedHashMap<>(sizesBytes));
    }
}
