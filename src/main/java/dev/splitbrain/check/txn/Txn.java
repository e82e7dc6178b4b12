package dev.splitbrain.check.txn;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import dev.splitbrain.spec.Transactions.ReadAll;
import dev.splitbrain.spec.Transactions.Write;
import dev.splitbrain.trace.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One transaction as others could see it: what it read from outside, and what it wrote, by key and in order. */
final class Txn {
    /** A version of a key that came from outside. */
    record Seen(String key, Object value) {}

    final int number;
    final int place; // in the history
    final Operation operation;
    final Set<Seen> seen = new LinkedHashSet<>(); // reading a key twice may show two versions
    final Map<String, Object> reads =
            new LinkedHashMap<>(); // of each key the last version that it saw before it wrote there
    final Map<String, List<Object>> writes = new LinkedHashMap<>(); // values, or elements appended
    private final Set<String> foundAbsent = new LinkedHashSet<>(); // when it read that key
    private final Set<String> absentFromAll = new LinkedHashSet<>(); // when it read all keys
    private String internal = "";

    /** What a command does step by step; empty where it is no transaction. */
    static Optional<List<Action>> actionsOf(Command command) {
        if (command instanceof Transactions.Transaction transaction) return Optional.of(transaction.actions());
        return command instanceof Transaction transaction ? Optional.of(transaction.actions()) : Optional.empty();
    }

    /** @param keys of the history, for what reads of all keys did not find */
    Txn(int number, int place, Operation operation, List<Action> actions, Set<String> keys) {
        this.number = number;
        this.place = place;
        this.operation = operation;
        List<Object> answers =
                operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Values values
                        ? values.values()
                        : null;
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            if (action instanceof Write write) written(write.key(), write.value());
            else if (action instanceof Append append) written(append.key(), append.element());
            else if (answers != null && action instanceof ReadAll) readAll((Map<?, ?>) answers.get(i), keys);
            else if (answers != null) readOne(action.key(), answers.get(i));
        }
        seen.forEach(this::mustComeFromOthers);
    }

    private void written(String key, Object value) {
        writes.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    private void readOne(String key, Object answer) {
        Object value = answer instanceof List<?> list && list.isEmpty() ? null : answer;
        if (value == null) foundAbsent.add(key);
        read(key, value);
    }

    private void readAll(Map<?, ?> found, Set<String> keys) {
        for (String key : keys) {
            if (found.get(key) == null) absentFromAll.add(key);
            read(key, found.get(key));
        }
    }

    /** Whether all that it read of a key is that it was not among all keys: a read by a predicate alone. */
    boolean missedByPredicate(String key, Object value) {
        return value == null && absentFromAll.contains(key) && !foundAbsent.contains(key);
    }

    /** {@code read x as 3}, {@code read all and found no x}. */
    String found(String key, Object value) {
        return missedByPredicate(key, value)
                ? "read all and found no " + key
                : "read " + key + " as " + Shown.of(value);
    }

    private void read(String key, Object value) {
        List<Object> own = writes.get(key);
        if (own == null) {
            seen.add(new Seen(key, value));
            reads.put(key, value);
        } else if (!own.get(own.size() - 1).equals(value)) {
            readBehindOwnAppends(key, value, own);
        }
    }

    /** Own elements must stand at the end; what is before them came from outside. */
    private void readBehindOwnAppends(String key, Object value, List<Object> own) {
        List<?> list = value instanceof List<?> some ? some : List.of();
        int outside = list.size() - own.size();
        if (outside >= 0 && list.subList(outside, list.size()).equals(own))
            seen.add(new Seen(key, outside == 0 ? null : Collections.unmodifiableList(list.subList(0, outside))));
        else contradicts("read " + key + " as " + Shown.of(value) + " without its own " + Shown.of(own));
    }

    private void mustComeFromOthers(Seen version) {
        for (Object own : writes.getOrDefault(version.key(), List.of())) {
            boolean future = version.value() instanceof List<?> list ? list.contains(own) : own.equals(version.value());
            if (future)
                contradicts("read " + version.key() + " as " + Shown.of(version.value()) + " before it wrote " + own
                        + " itself");
        }
    }

    private void contradicts(String how) {
        if (internal.isEmpty()) internal = how;
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
}
