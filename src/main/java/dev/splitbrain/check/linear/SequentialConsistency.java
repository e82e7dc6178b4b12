package dev.splitbrain.check.linear;

import dev.splitbrain.check.linear.Search.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges whether a history is sequentially consistent: one order of all operations that keeps each client's own order. */
public final class SequentialConsistency {
    private static final Budget ONE_TRY = new Budget(20_000, 16L << 20);
    private static final long MOST_WORK = 3_000_000; // operations looked at while shrinking

    private final Spec<?> spec;
    private final Budget budget;

    public SequentialConsistency(Spec<?> spec, Budget budget) {
        this.spec = spec;
        this.budget = budget;
    }

    /**
     * What the search found.
     *
     * @param decided whether the budget was enough
     * @param consistent whether there is an order
     * @param badPart where there is none: a small part of the history that has none either
     */
    public record Found(boolean decided, boolean consistent, List<Operation> badPart) {}

    /** The answer for a history. */
    public Found judge(History history) {
        Answer answer = search(history, budget);
        boolean decided = answer == Answer.LINEARIZABLE || answer == Answer.NOT_LINEARIZABLE;
        List<Operation> badPart = answer == Answer.NOT_LINEARIZABLE ? shrink(history) : List.of();
        return new Found(decided, answer == Answer.LINEARIZABLE, badPart);
    }

    private Answer search(History history, Budget most) {
        return new SequentialSearch(new Sessions(spec, history), most).run();
    }

    /** Leaves operations out, many at once and then one by one, as long as there is still no order. */
    private List<Operation> shrink(History history) {
        List<Operation> part = new ArrayList<>(history.operations());
        part.removeIf(operation -> operation.outcome() instanceof Outcome.Failed);
        long work = 0;
        int chunk = Math.max(1, Integer.highestOneBit(part.size()) / 2);
        boolean again = true;
        while (again || chunk > 1) {
            if (!again) chunk /= 2;
            again = false;
            for (int from = 0; from < part.size() && work < MOST_WORK; from += chunk) {
                List<Operation> fewer = without(part, from, chunk);
                work += fewer.size();
                boolean smaller = fewer.size() < part.size();
                if (!smaller || search(new History(fewer), ONE_TRY) != Answer.NOT_LINEARIZABLE) continue;
                part = fewer;
                again = true;
                from -= chunk;
            }
        }
        return part;
    }

    /** Without those of a chunk that no others lean on: what changes nothing, and writes of what nobody left has met. */
    private static List<Operation> without(List<Operation> part, int from, int size) {
        List<Operation> fewer = new ArrayList<>(part.subList(0, from));
        List<Operation> chunk = new ArrayList<>(part.subList(from, Math.min(from + size, part.size())));
        List<Operation> rest = part.subList(Math.min(from + size, part.size()), part.size());
        chunk.removeIf(operation -> !KeyHistory.mayChange(operation));
        Set<Object> met = new HashSet<>(); // asked, never walked through
        for (List<Operation> list : List.of(fewer, chunk, rest)) list.forEach(operation -> met.add(met(operation)));
        boolean refusals = part.stream().anyMatch(SequentialConsistency::isRefusal);
        chunk.removeIf(operation ->
                !refusals && operation.command() instanceof KeyValue.Write write && !met.contains(write.value()));
        fewer.addAll(chunk);
        fewer.addAll(rest);
        return fewer;
    }

    private static boolean isRefusal(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Refused;
    }

    private static Object met(Operation operation) {
        if (operation.command() instanceof KeyValue.Cas cas) return cas.expected();
        return operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Value value
                ? value.value()
                : null;
    }

    /** The bad part for people. */
    public List<String> words(Found found, History history) {
        Words words = new Words(spec, null, found.badPart(), history.clock());
        return found.badPart().stream().map(words::namedWithKey).toList();
    }
}
