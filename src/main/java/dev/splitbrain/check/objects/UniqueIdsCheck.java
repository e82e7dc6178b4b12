package dev.splitbrain.check.objects;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.UniqueIds;
import dev.splitbrain.trace.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether no id was handed out twice. */
public final class UniqueIdsCheck implements Check {
    @Override
    public String name() {
        return "unique-ids";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        Say say = new Say(evidence.history());
        Map<Object, Operation> given = new HashMap<>(); // looked up, never walked through
        for (Operation operation : evidence.history().operations()) {
            if (!(operation.command() instanceof UniqueIds.Generate))
                return Verdict.undecided("", operation.command().operation() + " is no operation that hands out ids");
            Object id = Say.value(operation);
            if (id == null) continue;
            Operation before = given.putIfAbsent(id, operation);
            if (before == null) continue;
            String reason =
                    "id " + id + " was given to " + say.operation(before) + " and to " + say.operation(operation);
            return Verdict.violated(Quantity.count(given.size(), "id"), "", reason)
                    .at(operation.completedNanos())
                    .because(new Proof.Of(List.of(before, operation)));
        }
        return given.isEmpty()
                ? Verdict.undecided("no ids", "nobody was given an id")
                : Verdict.valid(Quantity.count(given.size(), "id"));
    }
}
