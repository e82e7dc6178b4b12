package dev.splitbrain.check.versions;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The share of acknowledged writes that vanished though nobody replaced them: no node holds the value at the end, nor one
 * whose writer had seen it, nor one whose writer had seen that, and so on. A writer has seen what its client's earlier reads
 * of the key returned, and what its client wrote to it before.
 */
public final class LostUpdates implements Check {
    private final Limit limit;
    private final Holdings holdings = new Holdings();

    public LostUpdates(Limit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "lost-updates";
    }

    @Override
    public Set<StepKind> wants() {
        return Holdings.wants();
    }

    @Override
    public void accept(Step step) {
        holdings.accept(step);
    }

    /** What one client did with one key. */
    private record Session(ClientId client, String key) {}

    /** A write and the values that its client knew of when it asked for it. */
    private record Write(Operation operation, Set<Object> seen) {}

    @Override
    public Verdict verdict(Evidence evidence) {
        if (holdings.keys().isEmpty()) return Verdict.undecided("", "no node told what it holds");
        Map<String, Map<Object, Write>> writes = new TreeMap<>();
        Map<Session, List<Operation>> earlier = new HashMap<>(); // looked up
        for (Operation operation : evidence.history().operations()) {
            Session session = new Session(
                    operation.request().client(), operation.command().key());
            List<Operation> own = earlier.computeIfAbsent(session, s -> new ArrayList<>());
            if (operation.command() instanceof KeyValue.Write write
                    && writes.computeIfAbsent(write.key(), key -> new HashMap<>())
                                    .put(write.value(), new Write(operation, seenBefore(operation, own)))
                            != null)
                return Verdict.undecided("", "two writes to " + write.key() + " have the value " + write.value());
            own.add(operation);
        }
        return judge(evidence, writes);
    }

    /** What the client's reads had returned, and what it has written since the last of them. */
    private static Set<Object> seenBefore(Operation write, List<Operation> ownEarlier) {
        Set<Object> seen = new HashSet<>(); // asked, never walked through but to mark
        long lastRead = Long.MIN_VALUE;
        for (Operation own : ownEarlier) {
            boolean over = own.completedNanos() <= write.invokedNanos() && own.outcome() instanceof Outcome.Ok;
            if (!own.command().readOnly() || !over) continue;
            seen.addAll(values(((Outcome.Ok) own.outcome()).result()));
            lastRead = Math.max(lastRead, own.invokedNanos());
        }
        for (Operation own : ownEarlier) {
            if (own.command() instanceof KeyValue.Write earlier && own.invokedNanos() >= lastRead)
                seen.add(earlier.value());
        }
        return seen;
    }

    private static List<Object> values(Result result) {
        if (result instanceof Result.Values values) return values.values();
        return result instanceof Result.Value value && value.value() != null ? List.of(value.value()) : List.of();
    }

    private Verdict judge(Evidence evidence, Map<String, Map<Object, Write>> writes) {
        List<Operation> lost = new ArrayList<>();
        long acknowledged = 0;
        Map<String, Set<Object>> kept = new HashMap<>(); // looked up
        writes.forEach((key, byValue) -> kept.put(key, replacedOrHeld(key, byValue)));
        for (Operation operation : evidence.history().operations()) {
            boolean counts = operation.command() instanceof KeyValue.Write && operation.outcome() instanceof Outcome.Ok;
            if (!counts) continue;
            acknowledged++;
            Object value = ((KeyValue.Write) operation.command()).value();
            if (!kept.get(operation.command().key()).contains(value)) lost.add(operation);
        }
        if (acknowledged == 0) return Verdict.undecided("no writes", "no write was acknowledged");
        double share = (double) lost.size() / acknowledged;
        String measured = Quantity.share(share) + ", " + Quantity.count(lost.size()) + " of "
                + Quantity.count(acknowledged, "acknowledged write");
        Verdict verdict = limit.judge(share, measured, "", lost.isEmpty() ? "" : reason(lost.get(0)));
        return verdict.answer() == Verdict.Answer.VALID || lost.isEmpty()
                ? verdict
                : verdict.at(lost.get(0).completedNanos());
    }

    /** The values that are still there, and those that they replaced. */
    private Set<Object> replacedOrHeld(String key, Map<Object, Write> byValue) {
        Set<Object> marked = new HashSet<>(); // looked up
        Deque<Object> open = new ArrayDeque<>(holdings.anywhere(key));
        while (!open.isEmpty()) {
            Object value = open.pop();
            Write write = byValue.get(value);
            if (marked.add(value) && write != null) open.addAll(write.seen());
        }
        return marked;
    }

    private String reason(Operation lost) {
        return lost.command().words() + " of key " + lost.command().key() + " by "
                + lost.request().client() + ", acknowledged at " + Quantity.moment(lost.completedNanos())
                + ", is held by nobody and was replaced by nobody who had seen it; the key holds "
                + holdings.anywhere(lost.command().key());
    }
}
