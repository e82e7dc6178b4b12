package dev.splitbrain.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets by key that only grow: add an element, read them all. */
public final class GrowingSet implements Spec<Set<Object>> {
    public static final GrowingSet SPEC = new GrowingSet();

    /** A command on one set. */
    public sealed interface SetCommand extends Command permits Add, Read, AddRemoveSet.Remove, AddRemoveSet.Contains {}

    public record Add(String key, Object element) implements SetCommand {
        @Override
        public String operation() {
            return "add";
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public String words() {
            return "add " + element;
        }
    }

    /** Reads all elements: a {@link Set}. */
    public record Read(String key) implements SetCommand {
        @Override
        public String operation() {
            return "read";
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    private GrowingSet() {}

    @Override
    public String name() {
        return "set";
    }

    @Override
    public Set<Object> initial() {
        return Set.of();
    }

    @Override
    public Applied<Set<Object>> apply(Set<Object> elements, Command command) {
        if (command instanceof Read) return new Applied<>(elements, new Result.Value(elements));
        if (!(command instanceof Add add)) throw new IllegalArgumentException("a set does not know " + command);
        if (elements.contains(add.element())) return new Applied<>(elements, Result.DONE);
        Set<Object> more = new LinkedHashSet<>(elements);
        more.add(add.element());
        return new Applied<>(Collections.unmodifiableSet(more), Result.DONE);
    }

    @Override
    public List<String> operations() {
        return List.of("add", "read");
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        return switch (operation) {
            case "add" -> new Add(key, knowledge.freshValue());
            case "read" -> new Read(key);
            default -> throw new IllegalArgumentException("a set has no operation " + operation);
        };
    }

    @Override
    public Command command(String operation, Object argument) {
        if (operation.equals("read") && argument instanceof String key) return new Read(key);
        if (operation.equals("add") && argument instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> pair = map.entrySet().iterator().next();
            return new Add((String) pair.getKey(), pair.getValue());
        }
        throw new IllegalArgumentException("expected read: key or add: {key: element}");
    }

    @Override
    public Optional<Object> argument(Command command) {
        return Optional.of(command instanceof Add add ? Map.of(add.key(), add.element()) : command.key());
    }
}
