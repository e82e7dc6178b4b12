package dev.splitbrain.judge;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.txn.Level;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Read;
import dev.splitbrain.spec.Transactions.ReadAll;
import dev.splitbrain.spec.Transactions.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Isolation by its definitions, for transactions that read before they write: every serial order, every way in which snapshots
 * and commits can follow each other, and below that every order of versions ({@link VersionOrders}); all for every choice of
 * those transactions of unknown outcome that happened.
 */
final class IsolationDefinition {
    private final List<Operation> happened;
    private final Level level;

    private IsolationDefinition(List<Operation> happened, Level level) {
        this.happened = happened;
        this.level = level;
    }

    /** Whether the history may be one of a database that keeps the level. */
    static boolean possible(Level level, List<Operation> operations) {
        return possible(level, operations, new ArrayList<>(), 0);
    }

    private static boolean possible(Level level, List<Operation> all, List<Operation> happened, int next) {
        if (next == all.size()) return new IsolationDefinition(happened, level).possible(all);
        Outcome outcome = all.get(next).outcome();
        if (!(outcome instanceof Outcome.Ok) && possible(level, all, happened, next + 1)) return true;
        if (outcome instanceof Outcome.Failed) return false;
        happened.add(all.get(next));
        boolean found = possible(level, all, happened, next + 1);
        happened.remove(happened.size() - 1);
        return found;
    }

    private boolean possible(List<Operation> all) {
        return switch (level.isolation()) {
            case SERIALIZABLE -> serial(new boolean[happened.size()], 0, Map.of());
            case SNAPSHOT_ISOLATION -> snapshots(new int[happened.size()], Map.of(), new TreeMap<>());
            default -> new VersionOrders(all, happened, this::precedes, level.isolation()).some();
        };
    }

    /** Whether the level demands that one transaction comes before another, whatever they read. */
    private boolean precedes(Operation first, Operation second) {
        boolean over = first.outcome() instanceof Outcome.Ok && first.completedNanos() < second.invokedNanos();
        return switch (level.order()) {
            case NONE -> false;
            case SESSION ->
                over && first.request().client().equals(second.request().client());
            case REAL_TIME -> over;
        };
    }

    private boolean serial(boolean[] done, int count, Map<String, Object> state) {
        if (count == done.length) return true;
        for (int i = 0; i < done.length; i++) {
            if (done[i] || mustWait(done, i)) continue;
            var applied = Transactions.LIST_APPEND.apply(state, happened.get(i).command());
            if (!answered(i, applied.result())) continue;
            done[i] = true;
            boolean found = serial(done, count + 1, applied.state());
            done[i] = false;
            if (found) return true;
        }
        return false;
    }

    private boolean answered(int i, Result result) {
        return !(happened.get(i).outcome() instanceof Outcome.Ok ok)
                || ok.result().equals(result);
    }

    private boolean mustWait(boolean[] done, int place) {
        for (int i = 0; i < done.length; i++) {
            if (!done[i] && precedes(happened.get(i), happened.get(place))) return true;
        }
        return false;
    }

    /**
     * Reads see the state at a start, and no two transactions that overlap write one key. {@code phase}: 0 not started, 1
     * started, 2 committed; {@code spoilt}: keys that others committed since each start.
     */
    private boolean snapshots(int[] phase, Map<String, Object> state, Map<Integer, Set<String>> spoilt) {
        boolean all = true;
        for (int i = 0; i < phase.length; i++) {
            if (phase[i] == 2) continue;
            all = false;
            Transaction transaction = (Transaction) happened.get(i).command();
            var applied = Transactions.LIST_APPEND.apply(state, transaction);
            Map<Integer, Set<String>> after = new TreeMap<>();
            spoilt.forEach((open, keys) -> after.put(open, new TreeSet<>(keys)));
            Map<String, Object> next = state;
            if (phase[i] == 0) {
                if (!answered(i, applied.result()) || startsTooSoon(phase, i)) continue; // its snapshot is this state
                after.put(i, new TreeSet<>());
            } else {
                Set<String> written = new TreeSet<>();
                for (Action action : transaction.actions()) if (isWrite(action)) written.add(action.key());
                if (written.stream().anyMatch(spoilt.get(i)::contains)) continue;
                next = Transactions.LIST_APPEND.apply(state, transaction).state();
                after.remove(i);
                after.values().forEach(keys -> keys.addAll(written));
            }
            phase[i]++;
            boolean found = snapshots(phase, next, after);
            phase[i]--;
            if (found) return true;
        }
        return all;
    }

    private static boolean isWrite(Action action) {
        return !(action instanceof Read || action instanceof ReadAll);
    }

    private boolean startsTooSoon(int[] phase, int place) {
        for (int i = 0; i < phase.length; i++) {
            if (phase[i] < 2 && precedes(happened.get(i), happened.get(place))) return true;
        }
        return false;
    }

    /** What the check of a level must answer for lists: exact but where several appends to a list were seen by nobody. */
    static Set<Answer> ofLists(Level level, List<Operation> operations) {
        if (operations.stream().noneMatch(o -> o.outcome() instanceof Outcome.Ok)) return Definition.UNDECIDABLE;
        if (possible(level, operations)) return Definition.MET;
        boolean open = level.isolation() == Level.Isolation.SNAPSHOT_ISOLATION && blindAndUnseen(operations) > 1;
        return open ? Definition.MAY_BE_MISSED : Definition.BROKEN;
    }

    /** And for registers: never a false alarm. */
    static Set<Answer> ofRegisters(Level level, List<Operation> operations) {
        if (operations.stream().noneMatch(o -> o.outcome() instanceof Outcome.Ok)) return Definition.UNDECIDABLE;
        return possible(level, operations) ? Definition.MET : Definition.MAY_BE_MISSED;
    }

    /** The most appends to one key that nobody read and whose transaction did not read the key. */
    private static int blindAndUnseen(List<Operation> operations) {
        Map<String, Set<Object>> blind = new TreeMap<>();
        Set<Object> seen = new HashSet<>();
        for (Operation operation : operations) {
            if (operation.outcome() instanceof Outcome.Failed) continue;
            Set<String> read = new TreeSet<>();
            for (Action action : ((Transaction) operation.command()).actions()) {
                if (action instanceof Read) read.add(action.key());
                if (action instanceof Transactions.Append append && !read.contains(append.key()))
                    blind.computeIfAbsent(append.key(), key -> new HashSet<>()).add(append.element());
            }
            if (operation.outcome() instanceof Outcome.Ok ok)
                for (Object value : ((Result.Values) ok.result()).values())
                    if (value instanceof List<?> list) seen.addAll(list);
                    else if (value instanceof Map<?, ?> all) all.values().forEach(list -> seen.addAll((List<?>) list));
        }
        blind.values().forEach(elements -> elements.removeAll(seen));
        return blind.values().stream().mapToInt(Set::size).max().orElse(0);
    }
}
