package dev.splitbrain.history.io;

import dev.splitbrain.history.History;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes operations of events: an invocation and what the same process hears next. The file's order counts; times that tie or
 * run backwards are moved forward until they follow it. Without times, lines count.
 */
final class Pairing implements EventSink {
    private final Model model;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Object, ClientId> clients = new LinkedHashMap<>();
    private final Map<Object, Open> open = new LinkedHashMap<>(); // by process
    private boolean timed;
    private boolean started;
    private long last = Long.MIN_VALUE;

    private record Open(int place, Command command, Event invoke, long at) {}

    Pairing(Model model) {
        this.model = model;
    }

    @Override
    public void accept(Event event) throws BadHistory {
        if (!event.byClient()) return;
        long at = instant(event);
        if (event.type() == Event.Type.INVOKE) invoke(event, at);
        else end(event, at);
    }

    private long instant(Event event) throws BadHistory {
        boolean hasTime = event.timeNanos() != Event.NO_TIME;
        if (!started) timed = hasTime;
        else if (timed != hasTime)
            throw new BadHistory(event.line(), hasTime ? "a time, where earlier lines have none" : "no time");
        started = true;
        long at = timed ? event.timeNanos() : event.line();
        last = Math.max(at, last == Long.MIN_VALUE ? at : last + 1);
        return last;
    }

    private void invoke(Event event, long at) throws BadHistory {
        Command command = model.command(event);
        Open before = open.put(event.process(), new Open(operations.size(), command, event, at));
        if (before != null)
            throw new BadHistory(
                    event.line(),
                    "process " + event.process() + " invokes " + event.f() + " while its "
                            + before.invoke().f() + " of line "
                            + before.invoke().line() + " is open");
        operations.add(operation(event, command, at, Long.MAX_VALUE, new Outcome.Unknown("no answer")));
    }

    private void end(Event event, long at) throws BadHistory {
        Open begun = open.remove(event.process());
        if (begun == null)
            throw new BadHistory(
                    event.line(), "process " + event.process() + " ends a " + event.f() + " that it never began");
        if (!begun.invoke().f().equals(event.f()))
            throw new BadHistory(
                    event.line(),
                    "process " + event.process() + " ends a " + event.f() + ", but began a "
                            + begun.invoke().f() + " in line " + begun.invoke().line());
        Outcome outcome =
                switch (event.type()) {
                    case OK -> new Outcome.Ok(model.result(begun.command(), event));
                    case FAIL -> model.failed(begun.command(), event);
                    default -> new Outcome.Unknown(event.error() == null ? "unknown" : Arguments.key(event.error()));
                };
        operations.set(begun.place(), operation(begun.invoke(), begun.command(), begun.at(), at, outcome));
    }

    private Operation operation(Event invoke, Command command, long from, long to, Outcome outcome) {
        ClientId client = clients.computeIfAbsent(
                invoke.process(), process -> new ClientId(clients.size(), "process " + process));
        return new Operation(new RequestId(client, invoke.line()), command, from, to, outcome);
    }

    History history() {
        return new History(operations, timed ? Clock.NANOS : Clock.LINES);
    }
}
