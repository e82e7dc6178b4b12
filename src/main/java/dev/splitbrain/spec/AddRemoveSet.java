package dev.splitbrain.spec;

import dev.splitbrain.spec.GrowingSet.SetCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sets by key: add an element, remove it, ask whether it is there, read them all. */
public final class AddRemoveSet implements Spec<Set<Object>> {
    public static final AddRemoveSet SPEC = new AddRemoveSet();

    public record Remove(String key, Object element) implements SetCommand {
        @Override
        public String operation() {
            return "remove";
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public String words() {
            return "remove " + element;
        }
    }

    /** Whether an element is in the set: a {@link Boolean}. */
    public record Contains(String key, Object element) implements SetCommand {
        @Override
        public String operation() {
            return "contains";
        }

        @Override
        public boolean readOnly() {
            return true;
        }

        @Override
        public String words() {
            return "contains " + element;
        }
    }

    private AddRemoveSet() {}

    @Override
    public String name() {
        return "add-remove-set";
    }

    @Override
    public Set<Object> initial() {
        return GrowingSet.SPEC.initial();
    }

    @Override
    public Applied<Set<Object>> apply(Set<Object> elements, Command command) {
        if (command instanceof Contains contains)
            return new Applied<>(elements, new Result.Value(elements.contains(contains.element())));
        if (!(command instanceof Remove remove)) return GrowingSet.SPEC.apply(elements, command);
        if (!elements.contains(remove.element())) return new Applied<>(elements, Result.DONE);
        Set<Object> fewer = new LinkedHashSet<>(elements);
        fewer.remove(remove.element());
        return new Applied<>(Collections.unmodifiableSet(fewer), Result.DONE);
    }

    @Override
    public List<String> operations() {
        return List.of("add", "remove", "contains", "read");
    }

    /** Every other addition is of an element that the client saw there, which another may be removing; so are removals. */
    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        List<Object> seen = knowledge.lastSeen(key) instanceof Set<?> set ? new ArrayList<>(set) : List.of();
        return switch (operation) {
            case "add" -> {
                boolean again = !seen.isEmpty() && knowledge.random().nextInt(2) == 0;
                yield new GrowingSet.Add(key, again ? oneOf(seen, knowledge) : knowledge.freshValue());
            }
            case "remove" -> new Remove(key, oneOf(seen, knowledge));
            case "contains" -> new Contains(key, oneOf(seen, knowledge));
            case "read" -> new GrowingSet.Read(key);
            default -> throw new IllegalArgumentException("a set has no operation " + operation);
        };
    }

    /** One of these elements; where there are none, one that nobody has added. */
    private static Object oneOf(List<Object> seen, Knowledge knowledge) {
        return seen.isEmpty()
                ? knowledge.freshValue()
                : seen.get(knowledge.random().nextInt(seen.size()));
    }

    @Override
    public Command command(String operation, Object argument) {
        if (operation.equals("read") && argument instanceof String key) return new GrowingSet.Read(key);
        if (argument instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> pair = map.entrySet().iterator().next();
            String key = (String) pair.getKey();
            if (operation.equals("add")) return new GrowingSet.Add(key, pair.getValue());
            if (operation.equals("remove")) return new Remove(key, pair.getValue());
            if (operation.equals("contains")) return new Contains(key, pair.getValue());
        }
        throw new IllegalArgumentException("expected read: key, or add, remove or contains: {key: element}");
    }

    @Override
    public Optional<Object> argument(Command command) {
        if (command instanceof Remove remove) return Optional.of(Map.of(remove.key(), remove.element()));
        if (command instanceof Contains contains) return Optional.of(Map.of(contains.key(), contains.element()));
        return GrowingSet.SPEC.argument(command);
    }
}
