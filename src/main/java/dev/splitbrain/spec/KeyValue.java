package dev.splitbrain.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A key-value store. The state of a key is its value: a number, a text, a list of such, or null. */
public final class KeyValue implements Spec<Object> {
    public static final KeyValue SPEC = new KeyValue();

    private static final Result NOT_A_LIST = new Result.Refused("not a list");

    /** A command on one key. */
    public sealed interface KeyCommand extends Command {
        @Override
        default boolean readOnly() {
            return this instanceof Read;
        }
    }

    public record Read(String key) implements KeyCommand {
        @Override
        public String operation() {
            return "read";
        }
    }

    public record Write(String key, Object value) implements KeyCommand {
        @Override
        public String operation() {
            return "write";
        }

        @Override
        public String words() {
            return "write " + value;
        }
    }

    /** Compare and set: writes {@code value} if the key holds {@code expected}. */
    public record Cas(String key, Object expected, Object value) implements KeyCommand {
        @Override
        public String operation() {
            return "cas";
        }

        @Override
        public String words() {
            return "cas " + expected + " to " + value;
        }
    }

    /** Appends a text to a text, or an element to a list; null counts as empty, and what is neither refuses. */
    public record Append(String key, Object value) implements KeyCommand {
        @Override
        public String operation() {
            return "append";
        }

        @Override
        public String words() {
            return "append " + value;
        }
    }

    private KeyValue() {}

    @Override
    public String name() {
        return "kv";
    }

    @Override
    public Object initial() {
        return null;
    }

    @Override
    public Applied<Object> apply(Object state, Command command) {
        if (command instanceof Read) return new Applied<>(state, new Result.Value(state));
        if (command instanceof Write write) return new Applied<>(write.value(), Result.DONE);
        if (command instanceof Cas cas) {
            return Objects.equals(state, cas.expected())
                    ? new Applied<>(cas.value(), Result.DONE)
                    : new Applied<>(state, Result.MISMATCH);
        }
        if (command instanceof Append append) return append(state, append.value());
        throw new IllegalArgumentException("a key-value store does not know " + command);
    }

    private static Applied<Object> append(Object state, Object value) {
        if (value instanceof String text && (state == null || state instanceof String)) {
            return new Applied<>(text.isEmpty() ? state : (state == null ? "" : state) + text, Result.DONE);
        }
        if (state != null && !(state instanceof List)) return new Applied<>(state, NOT_A_LIST);
        List<Object> list = new ArrayList<>(state == null ? List.of() : (List<?>) state);
        list.add(value);
        return new Applied<>(Collections.unmodifiableList(list), Result.DONE);
    }

    @Override
    public List<String> operations() {
        return List.of("read", "write", "cas", "append");
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        return switch (operation) {
            case "read" -> new Read(key);
            case "write" -> new Write(key, knowledge.freshValue());
            case "cas" -> new Cas(key, knowledge.lastSeen(key), knowledge.freshValue());
            case "append" -> new Append(key, knowledge.freshValue());
            default -> throw new IllegalArgumentException("a key-value store has no operation " + operation);
        };
    }

    @Override
    public Command command(String operation, Object argument) {
        if (operation.equals("read") && argument instanceof String key) return new Read(key);
        if (!operation.equals("read") && argument instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> pair = map.entrySet().iterator().next();
            Command command = command(operation, (String) pair.getKey(), pair.getValue());
            if (command != null) return command;
        }
        throw new IllegalArgumentException(
                "expected read: key, write: {key: value}, append: {key: value} or cas: {key: [expected, value]}");
    }

    @Override
    public Optional<Object> argument(Command command) {
        if (command instanceof Read read) return Optional.of(read.key());
        if (command instanceof Cas cas)
            return Optional.of(Collections.singletonMap(cas.key(), Arrays.asList(cas.expected(), cas.value())));
        Object value = command instanceof Write write ? write.value() : ((Append) command).value();
        return Optional.of(Collections.singletonMap(command.key(), value));
    }

    private static Command command(String operation, String key, Object value) {
        return switch (operation) {
            case "write" -> new Write(key, value);
            case "append" -> new Append(key, value);
            case "cas" ->
                value instanceof List<?> pair && pair.size() == 2 ? new Cas(key, pair.get(0), pair.get(1)) : null;
            default -> null;
        };
    }
}
