package dev.splitbrain.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Consensus: a register per key that is written once. Whoever proposes learns the value that was chosen, which is the one
 * that was proposed first. The state of a key is its value, null before.
 */
public final class Consensus implements Spec<Object> {
    public static final Consensus SPEC = new Consensus();

    /** Proposes a value; the result is the value that was chosen, this one or another. */
    public record Propose(String key, Object value) implements Command {
        public Propose {
            if (value == null) throw new IllegalArgumentException("null cannot be proposed: it means undecided");
        }

        @Override
        public String operation() {
            return "propose";
        }

        @Override
        public boolean readOnly() {
            return false;
        }
    }

    private Consensus() {}

    @Override
    public String name() {
        return "consensus";
    }

    @Override
    public Object initial() {
        return null;
    }

    @Override
    public Applied<Object> apply(Object state, Command command) {
        if (!(command instanceof Propose propose)) {
            throw new IllegalArgumentException("consensus does not know " + command);
        }
        Object chosen = state == null ? propose.value() : state;
        return new Applied<>(chosen, new Result.Value(chosen));
    }

    @Override
    public List<String> operations() {
        return List.of("propose");
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        if (!operation.equals("propose")) {
            throw new IllegalArgumentException("consensus has no operation " + operation);
        }
        return new Propose(key, knowledge.freshValue());
    }

    @Override
    public Command command(String operation, Object argument) {
        if (operation.equals("propose") && argument instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> pair = map.entrySet().iterator().next();
            if (pair.getKey() instanceof String key && pair.getValue() != null)
                return new Propose(key, pair.getValue());
        }
        throw new IllegalArgumentException("expected propose: {key: value}");
    }

    @Override
    public Optional<Object> argument(Command command) {
        return Optional.of(Map.of(command.key(), ((Propose) command).value()));
    }
}
