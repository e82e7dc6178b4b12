package dev.splitbrain.judge;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.txn.IsolationCheck;
import dev.splitbrain.check.txn.Level;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import dev.splitbrain.spec.Transactions.Read;
import dev.splitbrain.spec.Transactions.ReadAll;
import dev.splitbrain.spec.Transactions.Transaction;
import dev.splitbrain.spec.Transactions.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Transactions on two keys that first read and then append or write, judged by every level. */
final class TransactionSubjects {
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
            List.of("rx ry", "rx ax", "rx ay", "ry ax", "ax ay", "ay", "ax fail", "ax info"),
            List.of("rx", "rx ay", "ry ax"),
            List.of("rx", "ax"));

    /** With reads of all keys: what they do not find was read, too. */
    private static final List<String> ALL_SHAPES_WITH_ALL = List.of(
            "all",
            "ax",
            "ay",
            "rx",
            "all ax",
            "all ay",
            "rx ay",
            "ax all",
            "rx all",
            "all rx",
            "ax fail",
            "all ax info");

    private static final List<List<String>> SHAPES_WITH_ALL = List.of(
            ALL_SHAPES_WITH_ALL,
            ALL_SHAPES_WITH_ALL,
            List.of("all", "ax", "rx ay", "all ax", "all ay", "all ax info"),
            List.of("all", "ax"));

    private TransactionSubjects() {}

    static Subject lists() {
        return new Subject(
                "list-append",
                Transactions.LIST_APPEND,
                (size, sink) -> AllTransactions.forEach(SHAPES, size, sink),
                rng -> lists(rng, 0),
                claims(IsolationDefinition::ofLists));
    }

    static Subject listsWithPredicates() {
        return new Subject(
                "list-append, reads of all keys",
                Transactions.LIST_APPEND,
                (size, sink) -> AllTransactions.forEach(SHAPES_WITH_ALL, size, sink),
                rng -> lists(rng, 3),
                claims(IsolationDefinition::ofLists));
    }

    static Subject registersWithPredicates() {
        return new Subject(
                "rw-register, reads of all keys",
                Transactions.RW_REGISTER,
                (size, sink) -> AllTransactions.forEach(
                        SHAPES_WITH_ALL, size, operations -> sink.accept(asRegisters(operations))),
                rng -> asRegisters(lists(rng, 3)),
                claims(IsolationDefinition::ofRegisters));
    }

    static Subject registers() {
        return new Subject(
                "rw-register",
                Transactions.RW_REGISTER,
                (size, sink) ->
                        AllTransactions.forEach(SHAPES, size, operations -> sink.accept(asRegisters(operations))),
                rng -> asRegisters(lists(rng, 0)),
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
                for (Object value : ((Result.Values) ok.result()).values()) values.add(lastOf(value));
                outcome = new Outcome.Ok(new Result.Values(values));
            }
            registers.add(AllTransactions.with(operation, new Transaction(actions), outcome));
        }
        return registers;
    }

    private static Object lastOf(Object value) {
        if (value instanceof List<?> list) return list.get(list.size() - 1);
        if (!(value instanceof Map<?, ?> all)) return null;
        Map<String, Object> last = new TreeMap<>();
        all.forEach((key, list) -> last.put((String) key, lastOf(list)));
        return last;
    }

    /**
     * Two to five transactions, most of which read a recent past of one order, now and then something else.
     *
     * @param allOneIn how many read all keys first; 0 for none
     */
    private static List<Operation> lists(Rng rng, int allOneIn) {
        int size = 2 + rng.nextInt(4);
        List<List<Action>> actions = new ArrayList<>();
        Map<String, List<Object>> lists = new TreeMap<>();
        for (long i = 1; i <= size; i++) {
            List<Action> of = new ArrayList<>();
            if (allOneIn > 0 && rng.nextInt(allOneIn) == 0) of.add(new ReadAll());
            for (String key : AllTransactions.KEYS) if (rng.nextInt(3) > 0) of.add(new Read(key));
            for (String key : AllTransactions.KEYS) {
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
            if (action instanceof ReadAll) {
                Map<String, Object> all = new TreeMap<>();
                for (String key : AllTransactions.KEYS)
                    all.put(key, past(rng, number, lists.getOrDefault(key, List.of())));
                all.values().removeIf(Objects::isNull);
                answers.add(all);
            } else {
                Object past = past(rng, number, lists.getOrDefault(action.key(), List.of()));
                answers.add(action instanceof Read ? past : null);
            }
        }
        return new Outcome.Ok(new Result.Values(answers));
    }

    /** Of a list something before the own element, or nothing. */
    private static List<Object> past(Rng rng, long own, List<Object> list) {
        List<Object> all = new ArrayList<>(list);
        if (rng.nextInt(30) == 0) Collections.reverse(all); // not a past of the order
        int most = all.contains(own) ? all.indexOf(own) : all.size();
        int length = rng.nextInt(3) > 0 ? most : rng.nextInt(most + 1);
        return length == 0 ? null : List.copyOf(all.subList(0, length));
    }
}
