package dev.splitbrain.check.txn;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import dev.splitbrain.spec.Transactions.ReadAll;
import dev.splitbrain.spec.Transactions.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The transactions of a history, with who wrote what. */
final class TxnHistory {
    /** A value under a key, or an element of its list. */
    record Version(String key, Object value) {}

    final History history;
    final Instants instants;
    final List<Txn> transactions = new ArrayList<>();
    private final Map<Version, Txn> writers = new HashMap<>(); // looked up, never walked through
    private final boolean[] observed;
    private final SortedSet<String> keys =
            new TreeSet<>(); // where there are reads of all keys: those that anybody touched
    private boolean lists;
    private boolean registers;
    private String problem;

    TxnHistory(History history) {
        this.history = history;
        instants = new Instants(history.operations());
        if (history.operations().stream().anyMatch(TxnHistory::readsAll)) collectKeys();
        for (int place = 0; place < history.operations().size() && problem == null; place++) {
            Operation operation = history.operations().get(place);
            Optional<List<Action>> actions = Txn.actionsOf(operation.command());
            if (actions.isPresent()) add(operation, actions.get(), place);
            else
                problem = "only transactions can be judged, not "
                        + operation.command().operation();
        }
        if (lists && registers) problem = "some transactions append and some write: keys must be lists or registers";
        observed = new boolean[transactions.size()];
    }

    private static boolean readsAll(Operation operation) {
        return Txn.actionsOf(operation.command()).orElse(List.of()).stream().anyMatch(ReadAll.class::isInstance);
    }

    private void collectKeys() {
        for (Operation operation : history.operations()) {
            for (Action action : Txn.actionsOf(operation.command()).orElse(List.of()))
                if (!(action instanceof ReadAll)) keys.add(action.key());
            if (!(operation.outcome() instanceof Outcome.Ok ok) || !(ok.result() instanceof Result.Values all))
                continue;
            for (Object answer : all.values())
                if (answer instanceof Map<?, ?> found) found.keySet().forEach(key -> keys.add((String) key));
        }
    }

    /** Whether some transaction read all keys. */
    boolean hasPredicates() {
        return !keys.isEmpty();
    }

    private void add(Operation operation, List<Action> actions, int place) {
        lists |= actions.stream().anyMatch(Append.class::isInstance);
        registers |= actions.stream().anyMatch(Write.class::isInstance);
        boolean noEffect = operation.outcome() instanceof Outcome.Unknown
                && operation.command().readOnly();
        if (noEffect) return;
        Txn txn = new Txn(transactions.size(), place, operation, actions, keys);
        transactions.add(txn);
        txn.writes.forEach((key, values) -> {
            for (Object value : values) {
                if (value == null || writers.putIfAbsent(new Version(key, value), txn) != null)
                    problem = "value " + value + " was written to " + key + " twice, so it is open who was read";
            }
        });
    }

    /** Why this history cannot be judged; null where it can. */
    String problem() {
        return problem;
    }

    /** Whether keys hold lists. */
    boolean lists() {
        return lists;
    }

    Txn writer(String key, Object value) {
        return writers.get(new Version(key, value));
    }

    /** Somebody read what it wrote, so it happened. */
    void observe(Txn txn) {
        observed[txn.number] = true;
    }

    /** Whether a transaction surely happened. */
    boolean happened(Txn txn) {
        return txn.ok() || observed[txn.number] && !txn.failed();
    }
}
