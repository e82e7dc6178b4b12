package dev.splitbrain.spec;

import java.util.List;

/**
 * A source of numbers that are all different. As a sequential object it counts from 1; a checker of such a service asks only
 * that no answer comes twice.
 */
public final class UniqueIds implements Spec<Long> {
    public static final UniqueIds SPEC = new UniqueIds();

    /** Asks for a new id. */
    public record Generate() implements Command {
        @Override
        public String operation() {
            return "generate";
        }

        @Override
        public String key() {
            return "";
        }

        @Override
        public boolean readOnly() {
            return false;
        }
    }

    private UniqueIds() {}

    @Override
    public String name() {
        return "unique-ids";
    }

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public Applied<Long> apply(Long last, Command command) {
        if (!(command instanceof Generate)) throw new IllegalArgumentException("unique ids do not know " + command);
        return new Applied<>(last + 1, new Result.Value(last + 1));
    }

    @Override
    public List<String> operations() {
        return List.of("generate");
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        if (!operation.equals("generate"))
            throw new IllegalArgumentException("unique ids have no operation " + operation);
        return new Generate();
    }
}
