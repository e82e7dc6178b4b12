package dev.splitbrain.history.io;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.List;
import java.util.Map;

/**
 * Reads histories of any object for pictures: names, times and outcomes, whatever the values mean; what is read and written of
 * keys as such, whether the values stand alone or as components of a command.
 */
public final class AnyModel implements Model {
    /** An operation of which only name and key matter. */
    private record Named(String operation, String key) implements Command {
        @Override
        public boolean readOnly() {
            return operation.equals("read");
        }
    }

    @Override
    public String name() {
        return "any";
    }

    @Override
    public Spec<?> spec() {
        return KeyValue.SPEC; // never asked: pictures judge nothing
    }

    @Override
    public Command command(Event invoke) {
        String key = String.valueOf(invoke.key());
        return switch (invoke.f()) {
            case "read" -> new KeyValue.Read(key);
            case "write" -> new KeyValue.Write(key, component(invoke.value(), "value"));
            case "cas" -> cas(key, invoke.value());
            default -> new Named(invoke.f(), key);
        };
    }

    private static Command cas(String key, Object value) {
        if (value instanceof List<?> pair && pair.size() == 2) return new KeyValue.Cas(key, pair.get(0), pair.get(1));
        return new KeyValue.Cas(key, component(value, "expected"), component(value, "value"));
    }

    private static Object component(Object value, String name) {
        return value instanceof Map<?, ?> components ? components.get(name) : value;
    }

    @Override
    public Result result(Command command, Event ok) {
        return new Result.Value(ok.value());
    }

    @Override
    public Asked asked(Command command) {
        return new Asked(command.operation(), command.key(), null);
    }

    @Override
    public Object answered(Command command, Result result) {
        return ((Result.Value) result).value();
    }
}
