package dev.splitbrain.spec;

import java.util.List;
import java.util.Optional;

/**
 * A key-value store that may hold several versions of a key, and tells clients of all of them. A write goes over the wire
 * with the context of what its client has read, so that the store knows what it replaces (DeCandia et al. 2007, §4.3). Where
 * there is only ever one version, it is a {@link KeyValue} store.
 */
public final class VersionedStore implements Spec<Object> {
    public static final VersionedStore SPEC = new VersionedStore();

    /** A write as it is sent: {@code context} came with the client's last read of the key; empty where it has read nothing. */
    public record Put(String key, Object value, Optional<Object> context) implements Command {
        @Override
        public String operation() {
            return "write";
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public String words() {
            return "write " + value;
        }
    }

    private VersionedStore() {}

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public Object initial() {
        return KeyValue.SPEC.initial();
    }

    @Override
    public Applied<Object> apply(Object state, Command command) {
        return KeyValue.SPEC.apply(state, command);
    }

    @Override
    public List<String> operations() {
        return List.of("read", "write");
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        return KeyValue.SPEC.draw(operation, key, knowledge);
    }

    @Override
    public Command command(String operation, Object argument) {
        if (!operations().contains(operation))
            throw new IllegalArgumentException(
                    "a store that keeps versions has no " + operation + ": expected read: key or write: {key: value}");
        return KeyValue.SPEC.command(operation, argument);
    }

    @Override
    public Optional<Object> argument(Command command) {
        return KeyValue.SPEC.argument(command);
    }

    @Override
    public Command asSent(Command command, Optional<Object> context) {
        return command instanceof KeyValue.Write write ? new Put(write.key(), write.value(), context) : command;
    }
}
