package dev.splitbrain.protocol.raft;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /** An order that makes these nodes the voters. */
    static Order members(Duration at, String... names) {
        return order(at, Optional.empty(), List.of(names), Optional.empty(), false);
    }

    /** An order to hand leadership over. */
    static Order transfer(Duration at, String target) {
        return order(at, Optional.empty(), List.of(), Optional.of(target), false);
    }

    /** An order to start an election. */
    static Order campaign(Duration at, String node) {
        return order(at, Optional.of(node), List.of(), Optional.empty(), true);
    }

    private static Order order(
            Duration at, Optional<String> on, List<String> members, Optional<String> transfer, boolean campaign) {
        Optional<String> none = Optional.empty();
        return new Order(at, on, none, none, none, members, transfer, campaign);
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
