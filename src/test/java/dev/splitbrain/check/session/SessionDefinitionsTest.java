package dev.splitbrain.check.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.session.SessionGuarantee.Guarantee;
import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fast judgements against the definitions: every order of the writes, and visible sets by fixpoint. */
final class SessionDefinitionsTest {
    /** An operation that follows those before it in time; {@code source} is the write that a read returned, -1 for none. */
    private record Op(int client, String key, boolean write, int source) {}

    private enum Rule {
        TIME,
        OWN,
        SEEN,
        WRITES,
        READS
    }

    private final List<Op> ops = new ArrayList<>();

    @Test
    void agreesWithTheDefinitionsOnRandomHistories() {
        Map<Guarantee, int[]> counts = new EnumMap<>(Guarantee.class);
        for (Guarantee guarantee : Guarantee.values()) counts.put(guarantee, new int[3]);
        int campaign = Integer.getInteger("splitbrain.histories", 3_000);
        for (int seed = 0; seed < campaign; seed++) {
            make(new Rng(seed));
            for (Guarantee guarantee : Guarantee.values()) {
                Answer expected = expected(guarantee);
                assertEquals(expected, story(guarantee).verdict().answer(), () -> guarantee + " of " + ops);
                counts.get(guarantee)[expected.ordinal()]++;
            }
        }
        counts.forEach((guarantee, count) ->
                assertTrue(count[0] > 20 && count[1] > 0, guarantee + " " + List.of(count[0], count[1])));
    }

    private void make(Rng rng) {
        ops.clear();
        int size = 4 + rng.nextInt(6);
        int staleOneIn = 1 + rng.nextInt(6);
        for (int i = 0; i < size; i++) {
            String key = rng.nextInt(3) == 0 ? "y" : "x";
            boolean write = rng.nextInt(5) < 2;
            List<Integer> sources = new ArrayList<>(List.of(-1));
            for (int w = 0; w < i; w++)
                if (ops.get(w).write() && ops.get(w).key().equals(key)) sources.add(w);
            boolean stale = rng.nextInt(staleOneIn) == 0;
            int source = sources.get(stale ? rng.nextInt(sources.size()) : sources.size() - 1);
            ops.add(new Op(rng.nextInt(3), key, write, write ? -2 : source));
        }
    }

    private Story story(Guarantee guarantee) {
        Story story = new Story(new SessionGuarantee(guarantee));
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            if (op.write()) story.write(op.client(), op.key(), i, 2 * i, 2 * i + 1);
            else
                story.read(op.client(), op.key(), op.source() < 0 ? null : (Long) (long) op.source(), 2 * i, 2 * i + 1);
        }
        return story;
    }

    private Answer expected(Guarantee guarantee) {
        return switch (guarantee) {
            case READ_YOUR_WRITES -> answer(possible(Set.of(Rule.TIME, Rule.OWN)));
            case MONOTONIC_READS -> answer(possible(Set.of(Rule.TIME, Rule.SEEN)));
            case MONOTONIC_WRITES ->
                possible(Set.of(Rule.OWN, Rule.SEEN))
                        ? answer(possible(Set.of(Rule.OWN, Rule.SEEN, Rule.WRITES)))
                        : Answer.UNDECIDED;
            case WRITES_FOLLOW_READS ->
                possible(Set.of(Rule.SEEN)) ? answer(possible(Set.of(Rule.SEEN, Rule.READS))) : Answer.UNDECIDED;
            case CAUSAL -> answer(causal());
            case CAUSAL_CONVERGENCE -> answer(possible(Set.of(Rule.OWN, Rule.SEEN, Rule.WRITES, Rule.READS)));
        };
    }

    private static Answer answer(boolean possible) {
        return possible ? Answer.VALID : Answer.VIOLATED;
    }

    /** Whether some order of all writes explains all reads. */
    private boolean possible(Set<Rule> rules) {
        List<Set<Integer>> visible = visible(rules);
        return orders(writes(), rules, visible, reads());
    }

    /** Whether each read has some order of all writes that explains it, all orders keeping causality. */
    private boolean causal() {
        Set<Rule> all = Set.of(Rule.OWN, Rule.SEEN, Rule.WRITES, Rule.READS);
        List<Set<Integer>> visible = visible(all);
        return reads().stream().allMatch(read -> orders(writes(), all, visible, List.of(read)));
    }

    private List<Integer> writes() {
        List<Integer> writes = new ArrayList<>();
        for (int i = 0; i < ops.size(); i++) if (ops.get(i).write()) writes.add(i);
        return writes;
    }

    private List<Integer> reads() {
        List<Integer> reads = new ArrayList<>();
        for (int i = 0; i < ops.size(); i++) if (!ops.get(i).write()) reads.add(i);
        return reads;
    }

    /** For each operation the writes that it must see, as the rules demand, until nothing is added. */
    private List<Set<Integer>> visible(Set<Rule> rules) {
        List<Set<Integer>> visible = new ArrayList<>();
        for (Op op : ops) visible.add(op.source() >= 0 ? new TreeSet<>(Set.of(op.source())) : new TreeSet<>());
        boolean more = true;
        while (more) {
            more = false;
            for (int read : reads()) {
                Set<Integer> must = new TreeSet<>();
                for (int i = 0; i < read; i++) {
                    if (ops.get(i).client() != ops.get(read).client()) continue;
                    if (ops.get(i).write() && rules.contains(Rule.OWN)) must.add(i);
                    if (!ops.get(i).write() && rules.contains(Rule.SEEN)) must.addAll(visible.get(i));
                }
                for (int write : visible.get(read)) {
                    for (int i = 0; i < write; i++) {
                        if (ops.get(i).client() != ops.get(write).client()) continue;
                        if (ops.get(i).write() && rules.contains(Rule.WRITES)) must.add(i);
                        if (!ops.get(i).write() && rules.contains(Rule.READS)) must.addAll(visible.get(i));
                    }
                }
                more |= visible.get(read).addAll(must);
            }
        }
        return visible;
    }

    private boolean orders(List<Integer> writes, Set<Rule> rules, List<Set<Integer>> visible, List<Integer> reads) {
        return orders(new ArrayList<>(), new ArrayList<>(writes), rules, visible, reads);
    }

    private boolean orders(
            List<Integer> order, List<Integer> left, Set<Rule> rules, List<Set<Integer>> visible, List<Integer> reads) {
        if (left.isEmpty()) return reads.stream().allMatch(read -> explains(order, read, visible.get(read)));
        for (int i = 0; i < left.size(); i++) {
            int write = left.get(i);
            if (left.stream().anyMatch(other -> other != write && mustPrecede(other, write, rules, visible))) continue;
            left.remove(i);
            order.add(write);
            boolean found = orders(order, left, rules, visible, reads);
            order.remove(order.size() - 1);
            left.add(i, write);
            if (found) return true;
        }
        return false;
    }

    private boolean mustPrecede(int write, int later, Set<Rule> rules, List<Set<Integer>> visible) {
        boolean sameKey = ops.get(write).key().equals(ops.get(later).key());
        boolean sameClient = ops.get(write).client() == ops.get(later).client();
        if (rules.contains(Rule.TIME) && sameKey && write < later) return true;
        if (rules.contains(Rule.WRITES) && sameClient && write < later) return true;
        if (!rules.contains(Rule.READS)) return false;
        for (int read : reads()) {
            boolean before =
                    read < later && ops.get(read).client() == ops.get(later).client();
            if (before && visible.get(read).contains(write)) return true;
        }
        return false;
    }

    private boolean explains(List<Integer> order, int read, Set<Integer> visible) {
        int newest = -1;
        for (int write : order) {
            if (visible.contains(write)
                    && ops.get(write).key().equals(ops.get(read).key())) newest = write;
        }
        return newest == ops.get(read).source();
    }
}
