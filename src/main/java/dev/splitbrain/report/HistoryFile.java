package dev.splitbrain.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import java.lang.reflect.RecordComponent;

/** {@code history.jsonl}: what the clients saw, one operation a line, in the order of their start. */
public final class HistoryFile {
    private HistoryFile() {}

    public static String of(History history) {
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Operation operation : history.operations()) {
            out.append(Json.compact(line(index++, operation))).append('\n');
        }
        return out.toString();
    }

    private static ObjectNode line(int index, Operation operation) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("index", index);
        node.put("client", operation.request().client().name());
        node.put("sequence", operation.request().sequence());
        node.put("operation", operation.command().operation());
        arguments(node, operation.command());
        node.put("invokedNanos", operation.invokedNanos());
        node.put("completedNanos", operation.completedNanos());
        node.put("outcome", operation.outcome().word());
        if (operation.outcome() instanceof Outcome.Ok ok) result(node, ok.result());
        if (operation.outcome() instanceof Outcome.Failed failed) node.put("reason", failed.reason());
        if (operation.outcome() instanceof Outcome.Unknown unknown) node.put("reason", unknown.reason());
        return node;
    }

    /** The components of the command's record, by name. */
    private static void arguments(ObjectNode node, Object command) {
        for (RecordComponent component : command.getClass().getRecordComponents()) {
            try {
                node.set(component.getName(), Json.value(component.getAccessor().invoke(command)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component.getName() + " of " + command, e);
            }
        }
    }

    private static void result(ObjectNode node, Result result) {
        if (result instanceof Result.Value value) node.set("result", Json.value(value.value()));
        else if (result instanceof Result.Values values) node.set("result", Json.value(values.values()));
        else if (result instanceof Result.Refused refused) node.put("refused", refused.reason());
        else node.put("result", "done");
    }
}
