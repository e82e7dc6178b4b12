package dev.splitbrain.judge;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.judge.AllHistories.Act;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import dev.splitbrain.spec.Transactions.Read;
import dev.splitbrain.spec.Transactions.ReadAll;
import dev.splitbrain.spec.Transactions.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Every history of transactions of some shapes on two keys: words such as {@code rx ay} (read x, append to y) or {@code all}. */
final class AllTransactions {
    static final List<String> KEYS = List.of("x", "y");

    private AllTransactions() {}

    /** Every history of some shapes: appended elements are numbered, and each read shows some past of one order of them. */
    static void forEach(List<List<String>> bySize, int size, Consumer<List<Operation>> sink) {
        List<Act> shapes = bySize.get(Math.min(size, bySize.size()) - 1).stream()
                .map(AllTransactions::shape)
                .toList();
        AllHistories.forEachPrecedence(shapes, size, shaped -> {
            Map<String, List<Object>> elements = new TreeMap<>();
            List<Operation> numbered = numbered(shaped, elements);
            Set<List<Operation>> histories = new LinkedHashSet<>();
            forEachOrder(elements, 0, order -> answered(numbered, order, 0, histories));
            histories.forEach(sink);
        });
    }

    private static Act shape(String text) {
        List<Action> actions = new ArrayList<>();
        Outcome outcome = new Outcome.Ok(Result.DONE);
        for (String word : text.split(" ")) {
            if (word.equals("fail")) outcome = Histories.FAILED;
            else if (word.equals("info")) outcome = Histories.UNKNOWN;
            else if (word.equals("all")) actions.add(new ReadAll());
            else if (word.startsWith("r")) actions.add(new Read(word.substring(1)));
            else actions.add(new Append(word.substring(1), 0L));
        }
        return new Act(new Transaction(actions), outcome);
    }

    private static List<Operation> numbered(List<Operation> shaped, Map<String, List<Object>> elements) {
        List<Operation> numbered = new ArrayList<>();
        long element = 0;
        for (Operation operation : shaped) {
            List<Action> actions = new ArrayList<>();
            for (Action action : ((Transaction) operation.command()).actions()) {
                if (action instanceof Append) {
                    elements.computeIfAbsent(action.key(), k -> new ArrayList<>())
                            .add(++element);
                    actions.add(new Append(action.key(), element));
                } else {
                    actions.add(action);
                }
            }
            numbered.add(with(operation, new Transaction(actions), operation.outcome()));
        }
        return numbered;
    }

    static Operation with(Operation operation, Transaction transaction, Outcome outcome) {
        return new Operation(
                operation.request(), transaction, operation.invokedNanos(), operation.completedNanos(), outcome);
    }

    private static void forEachOrder(
            Map<String, List<Object>> elements, int key, Consumer<Map<String, List<Object>>> sink) {
        if (key == KEYS.size()) {
            sink.accept(elements);
            return;
        }
        List<Object> own = elements.getOrDefault(KEYS.get(key), new ArrayList<>());
        permute(own, 0, () -> forEachOrder(elements, key + 1, sink));
    }

    private static void permute(List<Object> list, int from, Runnable each) {
        if (from == list.size()) each.run();
        for (int i = from; i < list.size(); i++) {
            Collections.swap(list, from, i);
            permute(list, from + 1, each);
            Collections.swap(list, from, i);
        }
    }

    private static void answered(
            List<Operation> operations, Map<String, List<Object>> order, int next, Set<List<Operation>> histories) {
        if (next == operations.size()) {
            histories.add(List.copyOf(operations));
            return;
        }
        Operation operation = operations.get(next);
        if (!(operation.outcome() instanceof Outcome.Ok)) {
            answered(operations, order, next + 1, histories);
            return;
        }
        Transaction transaction = (Transaction) operation.command();
        answers(transaction.actions(), order, new ArrayList<>(), answers -> {
            List<Operation> more = new ArrayList<>(operations);
            more.set(next, with(operation, transaction, new Outcome.Ok(new Result.Values(answers))));
            answered(more, order, next + 1, histories);
        });
    }

    private static void answers(
            List<Action> actions, Map<String, List<Object>> order, List<Object> answers, Consumer<List<Object>> sink) {
        if (answers.size() == actions.size()) {
            sink.accept(answers);
            return;
        }
        Action action = actions.get(answers.size());
        if (action instanceof ReadAll) {
            forEachPast(order, 0, Map.of(), past -> answers(actions, order, with(answers, past), sink));
            return;
        }
        int longest = action instanceof Read
                ? order.getOrDefault(action.key(), List.of()).size()
                : 0;
        for (int length = 0; length <= longest; length++) {
            Object past =
                    length == 0 ? null : List.copyOf(order.get(action.key()).subList(0, length));
            answers(actions, order, with(answers, past), sink);
        }
    }

    private static List<Object> with(List<Object> answers, Object next) {
        List<Object> more = new ArrayList<>(answers);
        more.add(next);
        return more;
    }

    /** Every choice of a past of each key, those that are empty left out. */
    private static void forEachPast(
            Map<String, List<Object>> order, int key, Map<String, Object> past, Consumer<Map<String, Object>> sink) {
        if (key == KEYS.size()) {
            sink.accept(past);
            return;
        }
        List<Object> all = order.getOrDefault(KEYS.get(key), List.of());
        for (int length = 0; length <= all.size(); length++) {
            Map<String, Object> more = new TreeMap<>(past);
            if (length > 0) more.put(KEYS.get(key), List.copyOf(all.subList(0, length)));
            forEachPast(order, key + 1, more, sink);
        }
    }
}
