package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.world.MessagePlan;
import java.util.HashMap;
import java.util.Map;

/**
 * How long messages are on a line of limited width: what the scenario says of their type; else what the protocol says;
 * else what the scenario says of all. The values that clients wrote come on top: the size of a value is a function of the
 * value, so that it is the same wherever it travels.
 */
final class MessageSizes {
    private final MessagePlan plan;
    private final Distribution valueBytes;
    private final long seed;
    private final Rng rng = new Rng(0);
    private final CarriedValues carried = new CarriedValues(this::sizeOfValue);
    private final Map<Class<?>, Boolean> protocolSays = new HashMap<>(); // never iterated

    MessageSizes(MessagePlan plan, Distribution valueBytes, long seed) {
        this.plan = plan;
        this.valueBytes = valueBytes;
        this.seed = Rng.derive(seed, "values");
    }

    long of(Message message) {
        return bare(message) + carried.bytesOf(message);
    }

    private long bare(Message message) {
        Long said = plan.sizesBytes().get(message.getClass().getSimpleName());
        if (said != null) return said;
        boolean own = protocolSays.computeIfAbsent(message.getClass(), MessageSizes::saysItsSize);
        return own ? message.sizeBytes() : plan.sizeBytes();
    }

    private static boolean saysItsSize(Class<?> type) {
        try {
            return type.getMethod("sizeBytes").getDeclaringClass() != Message.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is no message", e);
        }
    }

    private long sizeOfValue(long hash) {
        return valueBytes.sampleLong(rng.reseed(Rng.mix(seed ^ hash)));
    }
}
