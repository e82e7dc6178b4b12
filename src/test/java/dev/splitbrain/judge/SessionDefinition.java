package dev.splitbrain.judge;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.session.SessionGuarantee.Guarantee;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The guarantees of sessions by their definitions: every order of the writes, and what each read must see by fixpoint. */
final class SessionDefinition {
    private static final int INITIAL = -1;
    private static final int NOBODY = -2; // wrote the value that was read

    private enum Rule {
        TIME,
        OWN,
        SEEN,
        WRITES,
        READS
    }

    private static final Set<Rule> CAUSALITY = EnumSet.of(Rule.OWN, Rule.SEEN, Rule.WRITES, Rule.READS);

    /** {@code client}: null where the outcome is unknown, which obliges nobody; {@code source}: the write that a read returned. */
    private record Op(ClientId client, String key, boolean write, int source, long start, long end) {}

    private final List<Op> ops = new ArrayList<>();
    private final List<Integer> writes = new ArrayList<>();
    private final List<Integer> reads = new ArrayList<>();
    private boolean readsOfNobody;

    private SessionDefinition(List<Operation> operations) {
        List<Operation> count = new ArrayList<>(operations);
        count.removeIf(o -> o.outcome() instanceof Outcome.Failed
                || o.outcome() instanceof Outcome.Unknown && o.command().readOnly());
        for (int i = 0; i < count.size(); i++) {
            Operation o = count.get(i);
            boolean write = o.command() instanceof KeyValue.Write;
            int source = write ? NOBODY : source(o, count);
            ClientId client =
                    o.outcome() instanceof Outcome.Unknown ? null : o.request().client();
            ops.add(new Op(client, o.command().key(), write, source, o.invokedNanos(), o.completedNanos()));
            if (write) writes.add(i);
            else if (source != NOBODY) reads.add(i);
            else readsOfNobody = true;
        }
    }

    private static int source(Operation read, List<Operation> all) {
        Object value = ((Result.Value) ((Outcome.Ok) read.outcome()).result()).value();
        if (value == null) return INITIAL;
        KeyValue.Write wanted = new KeyValue.Write(read.command().key(), value);
        for (int i = 0; i < all.size(); i++) if (all.get(i).command().equals(wanted)) return i;
        return NOBODY;
    }

    static Set<Answer> rightAnswers(Guarantee guarantee, List<Operation> operations) {
        return new SessionDefinition(operations).rightAnswers(guarantee);
    }

    private Set<Answer> rightAnswers(Guarantee guarantee) {
        return switch (guarantee) {
            case READ_YOUR_WRITES -> Definition.exactly(possible(EnumSet.of(Rule.TIME, Rule.OWN)));
            case MONOTONIC_READS -> Definition.exactly(possible(EnumSet.of(Rule.TIME, Rule.SEEN)));
            case MONOTONIC_WRITES ->
                possible(EnumSet.of(Rule.OWN, Rule.SEEN))
                        ? Definition.exactly(possible(EnumSet.of(Rule.OWN, Rule.SEEN, Rule.WRITES)))
                        : Definition.UNDECIDABLE;
            case WRITES_FOLLOW_READS ->
                possible(EnumSet.of(Rule.SEEN))
                        ? Definition.exactly(possible(EnumSet.of(Rule.SEEN, Rule.READS)))
                        : Definition.UNDECIDABLE;
            case CAUSAL -> Definition.exactly(!readsOfNobody && causal());
            case CAUSAL_CONVERGENCE -> Definition.exactly(!readsOfNobody && possible(CAUSALITY));
        };
    }

    /** Whether some order of all writes explains all reads. */
    private boolean possible(Set<Rule> rules) {
        return someOrder(rules, visible(rules), reads);
    }

    /** Whether each read has some order of all writes that explains it, all orders keeping causality. */
    private boolean causal() {
        List<Set<Integer>> visible = visible(CAUSALITY);
        return someOrder(CAUSALITY, visible, List.of())
                && reads.stream().allMatch(read -> someOrder(CAUSALITY, visible, List.of(read)));
    }

    private boolean inSession(int earlier, int later) {
        ClientId client = ops.get(later).client();
        return earlier < later
                && client != null
                && Objects.equals(ops.get(earlier).client(), client);
    }

    /** For each operation the writes that it must see, as the rules demand, until nothing is added. */
    private List<Set<Integer>> visible(Set<Rule> rules) {
        List<Set<Integer>> visible = new ArrayList<>();
        for (Op op : ops) visible.add(op.source() >= 0 ? new TreeSet<>(Set.of(op.source())) : new TreeSet<>());
        boolean more = true;
        while (more) {
            more = false;
            for (int read : reads) {
                Set<Integer> must = new TreeSet<>();
                if (rules.contains(Rule.OWN)) for (int write : writes) if (inSession(write, read)) must.add(write);
                if (rules.contains(Rule.SEEN))
                    for (int before : reads) if (inSession(before, read)) must.addAll(visible.get(before));
                for (int seen : visible.get(read)) {
                    if (rules.contains(Rule.WRITES))
                        for (int write : writes) if (inSession(write, seen)) must.add(write);
                    if (rules.contains(Rule.READS))
                        for (int before : reads) if (inSession(before, seen)) must.addAll(visible.get(before));
                }
                more |= visible.get(read).addAll(must);
            }
        }
        return visible;
    }

    /** Whether the writes have an order that keeps the rules and explains some reads. */
    private boolean someOrder(Set<Rule> rules, List<Set<Integer>> visible, List<Integer> explained) {
        if (writes.stream().anyMatch(write -> mustPrecede(write, write, rules, visible))) return false;
        return someOrder(new ArrayList<>(), new ArrayList<>(writes), rules, visible, explained);
    }

    private boolean someOrder(
            List<Integer> order,
            List<Integer> left,
            Set<Rule> rules,
            List<Set<Integer>> visible,
            List<Integer> explained) {
        if (left.isEmpty()) return explained.stream().allMatch(read -> explains(order, read, visible.get(read)));
        for (int i = 0; i < left.size(); i++) {
            int write = left.get(i);
            if (left.stream().anyMatch(other -> other != write && mustPrecede(other, write, rules, visible))) continue;
            left.remove(i);
            order.add(write);
            boolean found = someOrder(order, left, rules, visible, explained);
            order.remove(order.size() - 1);
            left.add(i, write);
            if (found) return true;
        }
        return false;
    }

    private boolean mustPrecede(int write, int later, Set<Rule> rules, List<Set<Integer>> visible) {
        Op earlier = ops.get(write);
        boolean sameKey = earlier.key().equals(ops.get(later).key());
        boolean over =
                earlier.client() != null && earlier.end() < ops.get(later).start();
        if (rules.contains(Rule.TIME) && sameKey && over) return true;
        if (rules.contains(Rule.WRITES) && inSession(write, later)) return true;
        return rules.contains(Rule.READS)
                && reads.stream()
                        .anyMatch(read ->
                                inSession(read, later) && visible.get(read).contains(write));
    }

    private boolean explains(List<Integer> order, int read, Set<Integer> visible) {
        int newest = INITIAL;
        for (int write : order) {
            if (visible.contains(write)
                    && ops.get(write).key().equals(ops.get(read).key())) newest = write;
        }
        return newest == ops.get(read).source();
    }
}
