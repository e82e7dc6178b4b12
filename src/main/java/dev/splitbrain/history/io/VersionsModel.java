package dev.splitbrain.history.io;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.VersionedStore;
import java.util.List;

/** Registers of which a read may return several values side by side, as a list. */
record VersionsModel() implements Model {
    private static final KeyValueModel REGISTERS = new KeyValueModel("kv");

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public Spec<?> spec() {
        return VersionedStore.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        if (!VersionedStore.SPEC.operations().contains(invoke.f()))
            throw Arguments.unknownOperation(invoke, name(), "read, write");
        return REGISTERS.command(invoke);
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        Result result = REGISTERS.result(command, ok);
        return result instanceof Result.Value value && value.value() instanceof List<?> siblings
                ? new Result.Values(List.copyOf(siblings))
                : result;
    }

    @Override
    public Outcome failed(Command command, Event fail) {
        return REGISTERS.failed(command, fail);
    }

    @Override
    public Asked asked(Command command) {
        return REGISTERS.asked(command);
    }

    @Override
    public Object answered(Command command, Result result) {
        return result instanceof Result.Values siblings ? siblings.values() : REGISTERS.answered(command, result);
    }
}
