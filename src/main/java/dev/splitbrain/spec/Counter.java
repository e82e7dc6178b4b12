package dev.splitbrain.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counters by key: add a number, read the sum. */
public final class Counter implements Spec<Long> {
    public static final Counter SPEC = new Counter();

    /** A command on one counter. */
    public sealed interface CounterCommand extends Command {}

    /** Adds {@code delta}; what adds less than nothing is called {@code subtract}. */
    public record Add(String key, long delta) implements CounterCommand {
        @Override
        public String operation() {
            return delta < 0 ? "subtract" : "add";
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public String words() {
            return delta < 0 ? "subtract " + Math.negateExact(delta) : "add " + delta;
        }
    }

    public record Read(String key) implements CounterCommand {
        @Override
        public String operation() {
            return "read";
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    private Counter() {}

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public Applied<Long> apply(Long sum, Command command) {
        if (command instanceof Read) return new Applied<>(sum, new Result.Value(sum));
        if (command instanceof Add add) return new Applied<>(Math.addExact(sum, add.delta()), Result.DONE);
        throw new IllegalArgumentException("a counter does not know " + command);
    }

    @Override
    public List<String> operations() {
        return List.of("add", "subtract", "read");
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        return switch (operation) {
            case "add" -> new Add(key, 1 + knowledge.random().nextInt(5));
            case "subtract" -> new Add(key, -1 - knowledge.random().nextInt(5));
            case "read" -> new Read(key);
            default -> throw new IllegalArgumentException("a counter has no operation " + operation);
        };
    }

    @Override
    public Command command(String operation, Object argument) {
        if (operation.equals("read") && argument instanceof String key) return new Read(key);
        boolean changes = operation.equals("add") || operation.equals("subtract");
        if (changes && argument instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> pair = map.entrySet().iterator().next();
            boolean whole = pair.getValue() instanceof Integer || pair.getValue() instanceof Long;
            long amount = whole ? ((Number) pair.getValue()).longValue() : -1;
            if (amount >= 0) return new Add((String) pair.getKey(), operation.equals("add") ? amount : -amount);
        }
        throw new IllegalArgumentException("expected read: key, or add or subtract: {key: 3}");
    }

    @Override
    public Optional<Object> argument(Command command) {
        return Optional.of(command instanceof Add add ? Map.of(add.key(), Math.absExact(add.delta())) : command.key());
    }
}
