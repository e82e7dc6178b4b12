package dev.splitbrain.check.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import dev.splitbrain.spec.Transactions.Read;
import dev.splitbrain.spec.Transactions.Transaction;
import dev.splitbrain.spec.Transactions.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Judgements of transactions against the definitions: every serial order, every way in which snapshots and commits can follow. */
final class TransactionDefinitionsTest {
    private static final String[] KEYS = {"x", "y"};

    private static boolean violates(String level, List<Operation> operations) {
        Evidence evidence = new Evidence(Transactions.LIST_APPEND, List.of(), new History(operations), List.of(), 0);
        Verdict verdict = new IsolationCheck(Level.named(level)).verdict(evidence);
        return verdict.answer() == Answer.VIOLATED;
    }

    @Test
    void listsAreJudgedExactly() {
        int[][] count = new int[3][2];
        for (int seed = 0; seed < Integer.getInteger("splitbrain.histories", 3_000); seed++) {
            List<Operation> operations = lists(new Rng(seed));
            compare("serializable", serial(operations, false), operations, count[0]);
            compare("strict-serializable", serial(operations, true), operations, count[1]);
            boolean snapshots = snapshots(operations);
            if (blindAndUnseen(operations) <= 1) compare("snapshot-isolation", snapshots, operations, count[2]);
            else if (snapshots) compare("snapshot-isolation", true, operations, count[2]);
        }
        for (int[] each : count)
            assertTrue(each[0] > 100 && each[1] > 100, each[0] + " refused, " + each[1] + " accepted");
    }

    /** The most appends to one key that nobody read and whose transaction did not read the key. */
    private static int blindAndUnseen(List<Operation> operations) {
        int most = 0;
        for (String key : KEYS) {
            Set<Object> seen = new TreeSet<>();
            Set<Object> blind = new TreeSet<>();
            for (Operation operation : operations) {
                List<Action> actions = ((Transaction) operation.command()).actions();
                boolean reads = false;
                for (int i = 0; i < actions.size(); i++) {
                    if (!actions.get(i).key().equals(key)) continue;
                    reads |= actions.get(i) instanceof Read;
                    if (actions.get(i) instanceof Append append && !reads) blind.add(append.element());
                    if (((Result.Values) result(operation)).values().get(i) instanceof List<?> list) seen.addAll(list);
                }
            }
            blind.removeAll(seen);
            most = Math.max(most, blind.size());
        }
        return most;
    }

    private static void compare(String level, boolean expected, List<Operation> operations, int[] count) {
        assertEquals(!expected, violates(level, operations), () -> level + " of " + said(operations));
        count[expected ? 1 : 0]++;
    }

    @Test
    void whatRegistersViolateIsViolated() {
        int wrong = 0;
        int caught = 0;
        for (int seed = 0; seed < Integer.getInteger("splitbrain.histories", 3_000); seed++) {
            List<Operation> operations = registers(new Rng(seed));
            boolean serializable = serial(operations, false);
            boolean snapshot = snapshots(operations);
            if (!serializable) wrong++;
            if (violates("serializable", operations)) {
                caught++;
                assertTrue(!serializable, () -> said(operations));
            }
            if (violates("snapshot-isolation", operations)) assertTrue(!snapshot, () -> said(operations));
        }
        assertTrue(caught > wrong * 8 / 10, "caught " + caught + " of " + wrong);
    }

    private static String said(List<Operation> operations) {
        StringBuilder out = new StringBuilder();
        for (Operation o : operations) out.append("\n").append(o);
        return out.toString();
    }

    /** Transactions that first read and then append; each read shows some past of one list that all agree on. */
    private static List<Operation> lists(Rng rng) {
        int size = 2 + rng.nextInt(3);
        List<List<Action>> actions = new ArrayList<>();
        Map<String, List<Object>> lists = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            List<Action> of = new ArrayList<>();
            for (String key : KEYS) if (rng.nextInt(3) > 0) of.add(new Read(key));
            for (String key : KEYS) {
                if (rng.nextInt(2) == 0) continue;
                of.add(new Append(key, (long) i));
                List<Object> list = lists.computeIfAbsent(key, k -> new ArrayList<>());
                list.add(rng.nextInt(list.size() + 1), (long) i);
            }
            if (of.isEmpty()) of.add(new Read("x"));
            actions.add(of);
        }
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Object> answers = new ArrayList<>();
            for (Action action : actions.get(i)) {
                List<Object> list = lists.getOrDefault(action.key(), List.of());
                int own = list.indexOf((long) i);
                int most = own < 0 ? list.size() : own;
                int length = rng.nextInt(3) > 0 ? most : rng.nextInt(most + 1);
                answers.add(action instanceof Read ? length == 0 ? null : List.copyOf(list.subList(0, length)) : null);
            }
            operations.add(operation(rng, i, actions.get(i), answers));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return operations;
    }

    /** Transactions that first read and then write; each read shows some value that somebody wrote. */
    private static List<Operation> registers(Rng rng) {
        int size = 2 + rng.nextInt(3);
        Map<String, List<Object>> values = new TreeMap<>();
        List<List<Action>> actions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Action> of = new ArrayList<>();
            for (String key : KEYS) if (rng.nextInt(3) > 0) of.add(new Read(key));
            for (String key : KEYS) {
                if (rng.nextInt(2) == 0) continue;
                of.add(new Write(key, (long) i));
                values.computeIfAbsent(key, k -> new ArrayList<>()).add((long) i);
            }
            if (of.isEmpty()) of.add(new Read("x"));
            actions.add(of);
        }
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Object> answers = new ArrayList<>();
            for (Action action : actions.get(i)) {
                List<Object> possible = new ArrayList<>(values.getOrDefault(action.key(), List.of()));
                possible.remove((Object) (long) i);
                int chosen = rng.nextInt(possible.size() + 1);
                answers.add(action instanceof Read && chosen < possible.size() ? possible.get(chosen) : null);
            }
            operations.add(operation(rng, i, actions.get(i), answers));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return operations;
    }

    private static Operation operation(Rng rng, int number, List<Action> actions, List<Object> answers) {
        long from = rng.nextInt(8) * 16 + number;
        long to = from + rng.nextInt(6) * 16 + 8;
        RequestId id = new RequestId(new ClientId(number, "c" + number), 1);
        Outcome outcome = new Outcome.Ok(new Result.Values(answers));
        return new Operation(id, new Transaction(actions), from, to, outcome);
    }

    private static boolean serial(List<Operation> operations, boolean strict) {
        return serial(operations, new boolean[operations.size()], 0, Map.of(), strict);
    }

    private static boolean serial(
            List<Operation> operations, boolean[] done, int count, Map<String, Object> state, boolean strict) {
        if (count == done.length) return true;
        for (int i = 0; i < done.length; i++) {
            if (done[i] || strict && mustWait(operations, done, i)) continue;
            var applied =
                    Transactions.LIST_APPEND.apply(state, operations.get(i).command());
            if (!applied.result().equals(result(operations.get(i)))) continue;
            done[i] = true;
            boolean found = serial(operations, done, count + 1, applied.state(), strict);
            done[i] = false;
            if (found) return true;
        }
        return false;
    }

    private static Result result(Operation operation) {
        return ((Outcome.Ok) operation.outcome()).result();
    }

    private static boolean mustWait(List<Operation> operations, boolean[] done, int place) {
        for (int i = 0; i < done.length; i++) {
            if (!done[i]
                    && operations.get(i).completedNanos()
                            < operations.get(place).invokedNanos()) return true;
        }
        return false;
    }

    /** Snapshot isolation: reads see the state at a start, and no two transactions that overlap write one key. */
    private static boolean snapshots(List<Operation> operations) {
        return snapshots(operations, new int[operations.size()], Map.of(), new TreeMap<>());
    }

    /** {@code phase}: 0 not started, 1 started, 2 committed; {@code spoilt}: keys that others committed since each start. */
    private static boolean snapshots(
            List<Operation> operations, int[] phase, Map<String, Object> state, Map<Integer, Set<String>> spoilt) {
        boolean all = true;
        for (int i = 0; i < phase.length; i++) {
            if (phase[i] == 2) continue;
            all = false;
            Transaction transaction = (Transaction) operations.get(i).command();
            var applied = Transactions.LIST_APPEND.apply(state, transaction);
            Map<Integer, Set<String>> after = new TreeMap<>();
            spoilt.forEach((open, keys) -> after.put(open, new TreeSet<>(keys)));
            Map<String, Object> next = state;
            if (phase[i] == 0) {
                if (!applied.result().equals(result(operations.get(i)))) continue; // its snapshot is the present state
                after.put(i, new TreeSet<>());
            } else {
                Set<String> written = new TreeSet<>();
                for (Action action : transaction.actions()) if (!(action instanceof Read)) written.add(action.key());
                if (written.stream().anyMatch(spoilt.get(i)::contains)) continue;
                next = applied.state();
                after.remove(i);
                after.values().forEach(keys -> keys.addAll(written));
            }
            phase[i]++;
            boolean found = snapshots(operations, phase, next, after);
            phase[i]--;
            if (found) return true;
        }
        return all;
    }
}
