package dev.splitbrain.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.history.io.HistoryFormat;
import dev.splitbrain.history.io.HistoryWriter;
import dev.splitbrain.history.io.Model;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/**
 * {@code history.jsonl}: what the clients saw, one operation a line, in the order of their start. Operations of a model that
 * {@code check} knows are written as it reads them; those of other objects alike, with the components of the command as
 * their value.
 */
public final class HistoryFile {
    private HistoryFile() {}

    public static String of(History history, Spec<?> spec) throws IOException {
        StringBuilder out = new StringBuilder();
        Optional<Model> model = modelOf(spec);
        if (model.isPresent()) {
            new HistoryWriter(model.get()).write(history, HistoryFormat.JSONL, out);
        } else {
            int index = 0;
            for (Operation operation : history.operations()) {
                out.append(Json.compact(line(index++, operation))).append('\n');
            }
        }
        return out.toString();
    }

    /** The model by whose name {@code check} reads histories of this object. */
    public static Optional<Model> modelOf(Spec<?> spec) {
        for (Model model : Model.all()) if (model.spec().name().equals(spec.name())) return Optional.of(model);
        return Optional.empty();
    }

    private static ObjectNode line(int index, Operation operation) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("index", index);
        node.put("client", operation.request().client().name());
        node.put("request", operation.request().sequence());
        node.put("operation", operation.command().operation());
        node.put("key", operation.command().key());
        node.set("value", value(operation.command()));
        node.put("outcome", operation.outcome().word());
        node.set("answer", operation.outcome() instanceof Outcome.Ok ok ? answer(ok.result()) : Json.value(null));
        node.put("error", error(operation.outcome()));
        node.put("invokedNanos", operation.invokedNanos());
        boolean never = operation.completedNanos() == Long.MAX_VALUE;
        node.set("completedNanos", Json.value(never ? null : (Long) operation.completedNanos()));
        return node;
    }

    /** The components of the command's record, by name. */
    private static ObjectNode value(Command command) {
        ObjectNode node = Json.NODES.objectNode();
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                node.set(component.getName(), Json.value(component.getAccessor().invoke(command)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component.getName() + " of " + command, e);
            }
        }
        return node;
    }

    private static com.fasterxml.jackson.databind.JsonNode answer(Result result) {
        if (result instanceof Result.Value value) return Json.value(value.value());
        if (result instanceof Result.Values values) return Json.value(values.values());
        return Json.value(null);
    }

    private static String error(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) return failed.reason();
        if (outcome instanceof Outcome.Unknown unknown) return unknown.reason();
        return ((Outcome.Ok) outcome).result() instanceof Result.Refused refused ? refused.reason() : null;
    }
}
