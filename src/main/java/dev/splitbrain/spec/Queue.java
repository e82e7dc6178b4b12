package dev.splitbrain.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** First-in-first-out queues by key. */
public final class Queue implements Spec<List<Object>> {
    public static final Queue SPEC = new Queue();
    public static final Result EMPTY = new Result.Refused("empty");

    /** A command on one queue. */
    public sealed interface QueueCommand extends Command {
        @Override
        default boolean readOnly() {
            return false;
        }
    }

    public record Enqueue(String key, Object element) implements QueueCommand {
        @Override
        public String operation() {
            return "enqueue";
        }

        @Override
        public String words() {
            return "enqueue " + element;
        }
    }

    /** Takes the oldest element and gives it; refused where there is none. */
    public record Dequeue(String key) implements QueueCommand {
        @Override
        public String operation() {
            return "dequeue";
        }
    }

    private Queue() {}

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public List<Object> initial() {
        return List.of();
    }

    @Override
    public Applied<List<Object>> apply(List<Object> elements, Command command) {
        if (command instanceof Dequeue) {
            if (elements.isEmpty()) return new Applied<>(elements, EMPTY);
            List<Object> rest = List.copyOf(elements.subList(1, elements.size()));
            return new Applied<>(rest, new Result.Value(elements.get(0)));
        }
        if (!(command instanceof Enqueue enqueue))
            throw new IllegalArgumentException("a queue does not know " + command);
        List<Object> more = new ArrayList<>(elements);
        more.add(enqueue.element());
        return new Applied<>(Collections.unmodifiableList(more), Result.DONE);
    }

    @Override
    public List<String> operations() {
        return List.of("enqueue", "dequeue");
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        return switch (operation) {
            case "enqueue" -> new Enqueue(key, knowledge.freshValue());
            case "dequeue" -> new Dequeue(key);
            default -> throw new IllegalArgumentException("a queue has no operation " + operation);
        };
    }
}
