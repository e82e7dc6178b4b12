package dev.splitbrain.spec;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All keys of an object as one: its state is that of each key that was touched. */
public record Whole(Spec<Object> part) implements Spec<Map<String, Object>> {
    @Override
    public String name() {
        return part.name();
    }

    @Override
    public Map<String, Object> initial() {
        return Map.of();
    }

    @Override
    public Applied<Map<String, Object>> apply(Map<String, Object> states, Command command) {
        Object before = states.getOrDefault(command.key(), part.initial());
        Applied<Object> applied = part.apply(before, command);
        if (applied.state() == before) return new Applied<>(states, applied.result());
        Map<String, Object> after = new TreeMap<>(states);
        after.put(command.key(), applied.state());
        return new Applied<>(after, applied.result());
    }

    @Override
    public List<String> operations() {
        return part.operations();
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        return part.draw(operation, key, knowledge);
    }
}
