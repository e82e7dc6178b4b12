package dev.splitbrain.check.linear;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The operations of one key that an order must hold: all but the failed, and the unknown that only read. */
final class KeyHistory {
    private final String key;
    private final List<Operation> all; // of all keys
    private final Instants instants;
    private int[] places = new int[4]; // of this key's operations in `all`, in the order of their start
    private int size;

    private KeyHistory(String key, List<Operation> all, Instants instants) {
        this.key = key;
        this.all = all;
        this.instants = instants;
    }

    /** One for each key, in the order in which keys were first touched. */
    static List<KeyHistory> split(History history) {
        return split(history, operation -> operation.command().key());
    }

    /** All operations as if they were of one key. */
    static List<KeyHistory> whole(History history) {
        return split(history, operation -> "");
    }

    private static List<KeyHistory> split(History history, Function<Operation, String> keyOf) {
        List<Operation> operations = byStart(history.operations());
        Instants instants = new Instants(operations);
        Map<String, KeyHistory> keys = new LinkedHashMap<>();
        for (int place = 0; place < operations.size(); place++) {
            Operation operation = operations.get(place);
            if (!matters(operation)) continue;
            keys.computeIfAbsent(keyOf.apply(operation), k -> new KeyHistory(k, operations, instants))
                    .add(place);
        }
        keys.values().forEach(KeyHistory::trim);
        return new ArrayList<>(keys.values());
    }

    private static List<Operation> byStart(List<Operation> operations) {
        long last = Long.MIN_VALUE;
        for (Operation operation : operations) {
            long next = operation.invokedNanos();
            if (next >= last) {
                last = next;
                continue;
            }
            List<Operation> sorted = new ArrayList<>(operations);
            sorted.sort(Comparator.comparingLong(Operation::invokedNanos));
            return sorted;
        }
        return operations;
    }

    private static boolean matters(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok
                || operation.outcome() instanceof Outcome.Unknown
                        && !operation.command().readOnly();
    }

    private void add(int place) {
        if (size == places.length) places = Arrays.copyOf(places, size * 2);
        places[size++] = place;
    }

    private void trim() {
        places = Arrays.copyOf(places, size);
    }

    String key() {
        return key;
    }

    int size() {
        return size;
    }

    Operation operation(int index) {
        return all.get(places[index]);
    }

    /** Its operations by numbers. */
    Problem problem(Transitions transitions) {
        int[] command = new int[size];
        int[] result = new int[size];
        boolean[] changesNothing = new boolean[size];
        long[] start = new long[size];
        long[] end = new long[size];
        for (int i = 0; i < size; i++) {
            Operation operation = operation(i);
            command[i] = transitions.command(operation.command());
            result[i] = operation.outcome() instanceof Outcome.Ok ok ? transitions.result(ok.result()) : Problem.ANY;
            changesNothing[i] = !mayChange(operation);
            start[i] = instants.start(places[i], operation);
            end[i] = instants.end(places[i], operation);
        }
        return new Problem(command, result, changesNothing, start, end);
    }

    static boolean mayChange(Operation operation) {
        boolean refused = operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Refused;
        return !refused && !operation.command().readOnly();
    }
}
