package dev.splitbrain.history.io;

import dev.splitbrain.spec.AddRemoveSet;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.Set;

/** Sets: add an element, remove it, ask whether it is there, read them all. */
record AddRemoveSetModel() implements Model {
    private static final SetModel GROWING = new SetModel(); // what is added and read is told as of any set

    @Override
    public String name() {
        return "add-remove-set";
    }

    @Override
    public Spec<?> spec() {
        return AddRemoveSet.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        Event event = Arguments.keyed(invoke, Arguments.isPair(invoke.value()));
        String key = Arguments.key(event.key());
        return switch (event.f()) {
            case "add", "read" -> GROWING.command(invoke);
            case "remove" -> new AddRemoveSet.Remove(key, Arguments.plain(event.value()));
            case "contains" -> new AddRemoveSet.Contains(key, Arguments.plain(event.value()));
            default -> throw Arguments.unknownOperation(invoke, name(), "add, remove, contains, read");
        };
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        if (command instanceof AddRemoveSet.Contains) return new Result.Value(Boolean.TRUE.equals(ok.value()));
        return GROWING.result(command, ok);
    }

    @Override
    public Asked asked(Command command) {
        return new Asked(command.operation(), command.key(), element(command));
    }

    @Override
    public Object answered(Command command, Result result) {
        if (!(result instanceof Result.Value value)) return asked(command).value();
        return value.value() instanceof Set<?> elements ? new ArrayList<>(elements) : value.value();
    }

    private static Object element(Command command) {
        if (command instanceof GrowingSet.Add add) return add.element();
        if (command instanceof AddRemoveSet.Remove remove) return remove.element();
        return command instanceof AddRemoveSet.Contains contains ? contains.element() : null;
    }
}
