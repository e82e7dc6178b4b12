package dev.splitbrain.history.io;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Our history.jsonl: an operation a line, with {@code client}, {@code request} (its number at the client), {@code operation},
 * {@code key}, {@code value} (the argument), {@code outcome} (ok, failed, unknown), {@code answer}, {@code error} (why it
 * failed, is unknown, or was refused although ok), {@code invokedNanos}, {@code completedNanos} (null where it never ended).
 */
final class OwnFormat {
    private OwnFormat() {}

    static History read(BufferedReader reader, Model model) throws IOException, BadHistory {
        List<Operation> operations = new ArrayList<>();
        Map<String, ClientId> clients = new LinkedHashMap<>();
        Map<RequestId, Integer> lines = new HashMap<>(); // looked up, never walked through
        JsonFormat.readObjects(reader, (object, line) -> {
            Operation operation = operation(object, line, model, clients);
            Integer before = lines.putIfAbsent(operation.request(), line);
            if (before != null)
                throw new BadHistory(
                        line,
                        "request " + operation.request().sequence() + " of "
                                + operation.request().client().name() + " is in line " + before + " already");
            operations.add(operation);
        });
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return new History(operations);
    }

    private static Operation operation(Map<String, Object> object, int line, Model model, Map<String, ClientId> clients)
            throws BadHistory {
        String client = text(object, "client", line);
        String f = text(object, "operation", line);
        Object error = object.get("error");
        Event ask = new Event(
                line, client, Event.Type.INVOKE, f, object.get("key"), object.get("value"), Event.NO_TIME, error);
        Command command = model.command(ask);
        Event end = new Event(
                line, client, Event.Type.OK, f, object.get("key"), object.get("answer"), Event.NO_TIME, error);
        Outcome outcome =
                switch (text(object, "outcome", line)) {
                    case "ok" ->
                        new Outcome.Ok(
                                error == null ? model.result(command, end) : new Result.Refused(error.toString()));
                    case "failed" -> new Outcome.Failed(String.valueOf(error));
                    case "unknown" -> new Outcome.Unknown(String.valueOf(error));
                    default -> throw new BadHistory(line, "outcome is neither ok, failed nor unknown");
                };
        ClientId id = clients.computeIfAbsent(client, name -> new ClientId(clients.size(), name));
        long request = object.get("request") == null ? line : whole(object, "request", line);
        return new Operation(new RequestId(id, request), command, invoked(object, line), ended(object, line), outcome);
    }

    private static String text(Map<String, Object> object, String name, int line) throws BadHistory {
        if (object.get(name) instanceof String text) return text;
        throw new BadHistory(line, "no text \"" + name + "\"");
    }

    private static long whole(Map<String, Object> object, String name, int line) throws BadHistory {
        if (object.get(name) instanceof Long number) return number;
        throw new BadHistory(line, "no whole number \"" + name + "\"");
    }

    private static long invoked(Map<String, Object> object, int line) throws BadHistory {
        long invoked = whole(object, "invokedNanos", line);
        if (invoked < 0) throw new BadHistory(line, "invokedNanos is " + invoked + ", before the run began");
        return invoked;
    }

    private static long ended(Map<String, Object> object, int line) throws BadHistory {
        long invoked = invoked(object, line);
        if (object.get("completedNanos") == null && !"ok".equals(object.get("outcome"))) return Long.MAX_VALUE;
        long completed = whole(object, "completedNanos", line);
        if (completed < invoked)
            throw new BadHistory(line, "completedNanos is " + completed + ", before invokedNanos, which is " + invoked);
        return completed;
    }

    static void write(History history, Model model, Appendable out) throws IOException {
        int index = 0;
        for (Operation operation : history.operations()) {
            Model.Asked asked = model.asked(operation.command());
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("index", (long) index++);
            line.put("client", operation.request().client().name());
            line.put("request", operation.request().sequence());
            line.put("operation", asked.f());
            line.put("key", asked.key());
            line.put("value", asked.value());
            line.put("outcome", operation.outcome().word());
            line.put("answer", answer(operation, model));
            line.put("error", error(operation.outcome()));
            line.put("invokedNanos", operation.invokedNanos());
            boolean never = operation.completedNanos() == Long.MAX_VALUE;
            line.put("completedNanos", never ? null : (Long) operation.completedNanos());
            Written.json(line, out);
            out.append('\n');
        }
    }

    private static Object answer(Operation operation, Model model) {
        if (!(operation.outcome() instanceof Outcome.Ok ok) || ok.result() instanceof Result.Done) return null;
        return ok.result() instanceof Result.Refused ? null : model.answered(operation.command(), ok.result());
    }

    private static String error(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) return failed.reason();
        if (outcome instanceof Outcome.Unknown unknown) return unknown.reason();
        return ((Outcome.Ok) outcome).result() instanceof Result.Refused refused ? refused.reason() : null;
    }
}
