package dev.splitbrain.protocol.commit;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether transactions that write every key they read could have run one after the other. Each value is written once, so
 * what a transaction read says whom it followed; one that overwrote the same value as another, or that two keys put
 * in different orders, is not serializable.
 */
final class Stores implements Check {
    private final Map<String, Map<Object, RequestId>> overwrittenBy = new LinkedHashMap<>(); // by key and value
    private final Map<Object, RequestId> writers = new LinkedHashMap<>();
    private final Map<RequestId, Set<RequestId>> followers = new LinkedHashMap<>();
    private final Set<RequestId> aborted = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    @Override
    public String name() {
        return "serializable stores";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        for (Operation operation : evidence.history().operations()) {
            Transaction transaction = (Transaction) operation.command();
            for (Object value : transaction.writes().values()) writers.put(value, operation.request());
            if (operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Refused) {
                aborted.add(operation.request());
            }
        }
        for (Operation operation : evidence.history().operations()) {
            if (operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Values seen) {
                read(operation, (Transaction) operation.command(), seen);
            }
        }
        Map<RequestId, Boolean> finished = new LinkedHashMap<>();
        for (RequestId request : followers.keySet()) follow(request, finished);
        return problems.isEmpty() ? Verdict.valid("") : Verdict.violated("", "", problems.get(0));
    }

    private void read(Operation operation, Transaction transaction, Result.Values seen) {
        RequestId self = operation.request();
        for (int i = 0; i < transaction.reads().size(); i++) {
            String key = transaction.reads().get(i);
            Object value = seen.values().get(i);
            RequestId other = overwrittenBy
                    .computeIfAbsent(key, k -> new LinkedHashMap<>())
                    .put(value, self);
            if (other != null) problems.add(self + " and " + other + " both overwrote " + key + " = " + value);
            RequestId writer = writers.get(value);
            if (writer == null) continue;
            if (aborted.contains(writer)) problems.add(self + " read " + value + " of " + writer + ", which aborted");
            followers.computeIfAbsent(writer, w -> new LinkedHashSet<>()).add(self);
        }
    }

    private void follow(RequestId request, Map<RequestId, Boolean> finished) {
        Boolean before = finished.putIfAbsent(request, false);
        if (before != null) {
            if (!before) problems.add(request + " comes before itself");
            return;
        }
        for (RequestId next : followers.getOrDefault(request, Set.of())) follow(next, finished);
        finished.put(request, true);
    }
}
