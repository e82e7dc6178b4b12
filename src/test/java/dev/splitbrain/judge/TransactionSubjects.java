package dev.splitbrain.judge;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.txn.IsolationCheck;
import dev.splitbrain.check.txn.Level;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.judge.AllHistories.Act;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import dev.splitbrain.spec.Transactions.Read;
import dev.splitbrain.spec.Transactions.Transaction;
import dev.splitbrain.spec.Transactions.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Transactions on two keys that first read and then append or write, judged by every level. */
final class TransactionSubjects {
    private static final List<String> KEYS = List.of("x", "y");
    private static final List<String> ALL_SHAPES = List.of(
            "rx",
            "ry",
            "ax",
            "ay",
            "rx ry",
            "rx ax",
            "rx ay",
            "ry ax",
            "ry ay",
            "ax ay",
            "rx ry ax",
            "rx ry ay",
            "ax ax",
            "rx rx",
            "rx ax rx",
            "ax fail",
            "ax info");

    /** So many that all histories of a size can be tried within minutes. */
    private static final List<List<String>> SHAPES = List.of(
            ALL_SHAPES,
            ALL_SHAPES,
            ALL_SHAPES,
            List.of("rx ry", "ax", "rx ax", "rx ay", "ry ax"),
            List.of("rx ry", "ax", "ay"));

    private TransactionSubjects() {}

    static Subject lists() {
        return new Subject(
                "list-append",
                Transactions.LIST_APPEND,
                TransactionSubjects::allLists,
                TransactionSubjects::lists,
                claims(IsolationDefinition::ofLists));
    }

    static Subject registers() {
        return new Subject(
                "rw-register",
                Transactions.RW_REGISTER,
                (size, sink) -> allLists(size, operations -> sink.accept(asRegisters(operations))),
                TransactionSubjects::registers,
                claims(IsolationDefinition::ofRegisters));
    }

    private static List<Claim> claims(BiFunction<Level, List<Operation>, Set<Answer>> right) {
        return Stream.of(Level.Isolation.values())
                .flatMap(isolation -> Stream.of(Level.Order.values()).map(order -> new Level(isolation, order)))
                .map(level -> new Claim(
                        level.checkName(),
                        () -> new IsolationCheck(level),
                        operations -> right.apply(level, operations)))
                .toList();
    }

    /** Every history of some shapes: appended elements are numbered, and each read shows some past of one order of them. */
    private static void allLists(int size, Consumer<List<Operation>> sink) {
        List<Act> shapes = SHAPES.get(Math.min(size, SHAPES.size()) - 1).stream()
                .map(TransactionSubjects::shape)
                .toList();
        AllHistories.forEach(shapes, size, shaped -> {
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

    private static Operation with(Operation operation, Transaction transaction, Outcome outcome) {
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
        int longest = action instanceof Read
                ? order.getOrDefault(action.key(), List.of()).size()
                : 0;
        for (int length = 0; length <= longest; length++) {
            List<Object> more = new ArrayList<>(answers);
            more.add(length == 0 ? null : List.copyOf(order.get(action.key()).subList(0, length)));
            answers(actions, order, more, sink);
        }
    }

    /** The same with registers: writes instead of appends, and of each list that was read its last element. */
    private static List<Operation> asRegisters(List<Operation> lists) {
        List<Operation> registers = new ArrayList<>();
        for (Operation operation : lists) {
            List<Action> actions = ((Transaction) operation.command())
                    .actions().stream()
                            .map(a -> a instanceof Append append ? new Write(a.key(), append.element()) : a)
                            .toList();
            Outcome outcome = operation.outcome();
            if (outcome instanceof Outcome.Ok ok) {
                List<Object> values = new ArrayList<>();
                for (Object value : ((Result.Values) ok.result()).values())
                    values.add(value instanceof List<?> list ? list.get(list.size() - 1) : null);
                outcome = new Outcome.Ok(new Result.Values(values));
            }
            registers.add(with(operation, new Transaction(actions), outcome));
        }
        return registers;
    }

    private static List<Operation> registers(Rng rng) {
        return asRegisters(lists(rng));
    }

    /** Two to five transactions, most of which read a recent past of one order, now and then something else. */
    private static List<Operation> lists(Rng rng) {
        int size = 2 + rng.nextInt(4);
        List<List<Action>> actions = new ArrayList<>();
        Map<String, List<Object>> lists = new TreeMap<>();
        for (long i = 1; i <= size; i++) {
            List<Action> of = new ArrayList<>();
            for (String key : KEYS) if (rng.nextInt(3) > 0) of.add(new Read(key));
            for (String key : KEYS) {
                if (rng.nextInt(2) == 0) continue;
                of.add(new Append(key, i));
                List<Object> list = lists.computeIfAbsent(key, k -> new ArrayList<>());
                list.add(rng.nextInt(list.size() + 1), i);
            }
            if (of.isEmpty()) of.add(new Read("x"));
            actions.add(of);
        }
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long from = rng.nextInt(8) * 16 + i;
            long to = from + rng.nextInt(6) * 16 + 8;
            int chance = rng.nextInt(20);
            Outcome outcome = chance == 0
                    ? Histories.FAILED
                    : chance == 1 ? Histories.UNKNOWN : answers(rng, i + 1L, actions.get(i), lists);
            operations.add(Histories.operation(i, 1, new Transaction(actions.get(i)), from, to, outcome));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return operations;
    }

    private static Outcome answers(Rng rng, long number, List<Action> actions, Map<String, List<Object>> lists) {
        List<Object> answers = new ArrayList<>();
        for (Action action : actions) {
            List<Object> list = new ArrayList<>(lists.getOrDefault(action.key(), List.of()));
            if (rng.nextInt(30) == 0) Collections.reverse(list); // not a past of the order
            int own = list.indexOf(number);
            int most = own < 0 ? list.size() : own;
            int length = rng.nextInt(3) > 0 ? most : rng.nextInt(most + 1);
            answers.add(action instanceof Read && length > 0 ? List.copyOf(list.subList(0, length)) : null);
        }
        return new Outcome.Ok(new Result.Values(answers));
    }
}
