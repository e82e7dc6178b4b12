package dev.splitbrain.history.io;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets: add an element, read them all. */
record SetModel() implements Model {
    @Override
    public String name() {
        return "set";
    }

    @Override
    public Spec<?> spec() {
        return GrowingSet.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        Event event = Arguments.keyed(invoke, Arguments.isPair(invoke.value()));
        String key = Arguments.key(event.key());
        return switch (event.f()) {
            case "add" -> new GrowingSet.Add(key, Arguments.plain(event.value()));
            case "read" -> new GrowingSet.Read(key);
            default -> throw Arguments.unknownOperation(invoke, name(), "add, read");
        };
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        if (!(command instanceof GrowingSet.Read read)) return Result.DONE;
        boolean pair = !read.key().isEmpty() && Arguments.isPair(ok.value());
        Object value = Arguments.plain(Arguments.keyed(ok, pair).value());
        if (!(value instanceof Collection<?> elements)) throw Arguments.unexpected(ok, "a list or set of elements");
        return new Result.Value(new LinkedHashSet<>(elements));
    }

    @Override
    public Asked asked(Command command) {
        Object value = command instanceof GrowingSet.Add add ? add.element() : null;
        return new Asked(command.operation(), command.key(), value);
    }

    @Override
    public Object answered(Command command, Result result) {
        if (result instanceof Result.Value value) return new ArrayList<>((Set<?>) value.value());
        return asked(command).value();
    }
}
