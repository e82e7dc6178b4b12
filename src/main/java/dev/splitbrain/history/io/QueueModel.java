package dev.splitbrain.history.io;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;

/** Queues: enqueue an element, dequeue the oldest. A dequeue that failed, or answered nothing, found the queue empty. */
record QueueModel() implements Model {
    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Spec<?> spec() {
        return Queue.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        Event event = Arguments.keyed(invoke, Arguments.isPair(invoke.value()));
        String key = Arguments.key(event.key());
        return switch (event.f()) {
            case "enqueue" -> new Queue.Enqueue(key, Arguments.plain(event.value()));
            case "dequeue" -> new Queue.Dequeue(key);
            default -> throw Arguments.unknownOperation(invoke, name(), "enqueue, dequeue");
        };
    }

    @Override
    public Result result(Command command, Event ok) {
        if (command instanceof Queue.Enqueue) return Result.DONE;
        Object element = Arguments.plain(
                Arguments.keyed(ok, Arguments.isPair(ok.value())).value());
        return element == null ? Queue.EMPTY : new Result.Value(element);
    }

    @Override
    public Outcome failed(Command command, Event fail) {
        boolean empty = fail.error() == null || fail.error().toString().matches(":?(empty|exhausted)");
        if (command instanceof Queue.Dequeue && empty) return new Outcome.Ok(Queue.EMPTY);
        return Model.super.failed(command, fail);
    }

    @Override
    public Asked asked(Command command) {
        Object value = command instanceof Queue.Enqueue enqueue ? enqueue.element() : null;
        return new Asked(command.operation(), command.key(), value);
    }

    @Override
    public Object answered(Command command, Result result) {
        return result instanceof Result.Value value
                ? value.value()
                : asked(command).value();
    }
}
