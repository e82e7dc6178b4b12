package dev.splitbrain.history.io;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;

/** Counters: add a number, read the sum. */
record CounterModel() implements Model {
    @Override
    public String name() {
        return "counter";
    }

    @Override
    public Spec<?> spec() {
        return Counter.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        Event event = Arguments.keyed(invoke, Arguments.isPair(invoke.value()));
        String key = Arguments.key(event.key());
        return switch (event.f()) {
            case "add" -> new Counter.Add(key, Arguments.number(event, event.value()));
            case "subtract" -> new Counter.Add(key, Math.negateExact(Arguments.number(event, event.value())));
            case "read" -> new Counter.Read(key);
            default -> throw Arguments.unknownOperation(invoke, name(), "add, subtract, read");
        };
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        if (!(command instanceof Counter.Read)) return Result.DONE;
        Event event = Arguments.keyed(ok, Arguments.isPair(ok.value()));
        return new Result.Value(Arguments.number(event, event.value()));
    }

    @Override
    public Asked asked(Command command) {
        Object value = command instanceof Counter.Add add ? (Object) Math.absExact(add.delta()) : null;
        return new Asked(command.operation(), command.key(), value);
    }

    @Override
    public Object answered(Command command, Result result) {
        return result instanceof Result.Value value
                ? value.value()
                : asked(command).value();
    }
}
