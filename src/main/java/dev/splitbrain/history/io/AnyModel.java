package dev.splitbrain.history.io;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;

/** Reads histories of any object for pictures: names, times and outcomes, whatever the values mean. */
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
        return new Named(invoke.f(), String.valueOf(invoke.key()));
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
