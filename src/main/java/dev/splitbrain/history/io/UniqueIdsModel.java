package dev.splitbrain.history.io;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.UniqueIds;

/** Services that hand out ids, each once. */
record UniqueIdsModel() implements Model {
    @Override
    public String name() {
        return "unique-ids";
    }

    @Override
    public Spec<?> spec() {
        return UniqueIds.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        if (invoke.f().equals("generate")) return new UniqueIds.Generate();
        throw Arguments.unknownOperation(invoke, name(), "generate");
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        if (ok.value() == null) throw Arguments.unexpected(ok, "an id");
        return new Result.Value(Arguments.plain(ok.value()));
    }

    @Override
    public Asked asked(Command command) {
        return new Asked(command.operation(), "", null);
    }

    @Override
    public Object answered(Command command, Result result) {
        return result instanceof Result.Value value ? value.value() : null;
    }
}
