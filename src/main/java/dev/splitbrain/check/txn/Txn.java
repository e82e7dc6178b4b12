package dev.splitbrain.check.txn;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import dev.splitbrain.spec.Transactions.Read;
import dev.splitbrain.spec.Transactions.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One transaction as others could see it: what it read from outside, by key, and what it wrote, by key and in order. */
final class Txn {
    final int number;
    final int place; // in the history
    final Operation operation;
    final Map<String, Object> reads = new LinkedHashMap<>(); // the first read of each key before it wrote there
    final Map<String, List<Object>> writes = new LinkedHashMap<>(); // values, or elements appended
    private String internal = "";

    /** What a command does step by step; empty where it is no transaction. */
    static Optional<List<Action>> actionsOf(Command command) {
        if (command instanceof Transactions.Transaction transaction) return Optional.of(transaction.actions());
        return command instanceof Transaction transaction ? Optional.of(transaction.actions()) : Optional.empty();
    }

    Txn(int number, int place, Operation operation, List<Action> actions) {
        this.number = number;
        this.place = place;
        this.operation = operation;
        List<Object> answers =
                operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Values values
                        ? values.values()
                        : null;
        Map<String, Object> known = new LinkedHashMap<>(); // what a read of each key must return from now on
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            if (action instanceof Write write) {
                written(write.key(), write.value());
                known.put(write.key(), write.value());
            } else if (action instanceof Append append) {
                written(append.key(), append.element());
                if (known.containsKey(append.key()))
                    known.put(append.key(), appended(known.get(append.key()), append.element()));
            } else if (action instanceof Read && answers != null) {
                read(action.key(), answers.get(i), known);
            }
        }
    }

    private void written(String key, Object value) {
        writes.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private static List<Object> appended(Object list, Object element) {
        List<Object> longer = new ArrayList<>(list == null ? List.of() : (List<?>) list);
        longer.add(element);
        return longer;
    }

    private void read(String key, Object value, Map<String, Object> known) {
        Object seen = value instanceof List<?> list && list.isEmpty() ? null : value;
        if (known.containsKey(key)) {
            Object expected = known.get(key) instanceof List<?> list && list.isEmpty() ? null : known.get(key);
            if (!Objects.equals(expected, seen) && internal.isEmpty())
                internal = "read " + key + " as " + shown(seen) + " where it must be " + shown(expected);
        } else if (writes.containsKey(key)) {
            readBehindOwnAppends(key, seen);
        } else {
            reads.put(key, seen);
        }
        known.put(key, seen);
    }

    /** Own elements must stand at the end; what is before them came from outside. */
    private void readBehindOwnAppends(String key, Object seen) {
        List<Object> own = writes.get(key);
        List<?> list = seen instanceof List<?> some ? some : List.of();
        int outside = list.size() - own.size();
        if (outside < 0 || !list.subList(outside, list.size()).equals(own)) {
            if (internal.isEmpty()) internal = "read " + key + " as " + shown(seen) + " without its own " + own;
        } else {
            reads.put(key, outside == 0 ? null : Collections.unmodifiableList(list.subList(0, outside)));
        }
    }

    /** How it contradicts itself; empty where it does not. */
    String internal() {
        return internal;
    }

    boolean ok() {
        return operation.outcome() instanceof Outcome.Ok;
    }

    boolean failed() {
        return operation.outcome() instanceof Outcome.Failed;
    }

    static String shown(Object value) {
        return value == null ? "nothing" : value.toString();
    }
}
