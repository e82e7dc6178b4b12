package dev.splitbrain.check.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.linear.AllHistories.Act;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Larger campaigns: {@link JudgeCampaign}, by {@code scripts/judge}; and {@code -Dsplitbrain.histories=100000}. */
final class SearchTest {
    private static final Outcome DONE = new Outcome.Ok(Result.DONE);
    private static final Outcome MISMATCH = new Outcome.Ok(Result.MISMATCH);

    private static Judgement judge(List<Operation> operations) {
        return new Linearizability(KeyValue.SPEC, Budget.DEFAULT).judge(new History(operations));
    }

    private static boolean linearizable(List<Operation> operations) {
        return judge(operations) instanceof Judgement.Linearizable;
    }

    private static Act read(Long value) {
        return new Act(new KeyValue.Read("k"), new Outcome.Ok(new Result.Value(value)));
    }

    private static Act write(long value, Outcome outcome) {
        return new Act(new KeyValue.Write("k", value), outcome);
    }

    private static Act cas(Outcome outcome) {
        return new Act(new KeyValue.Cas("k", 0L, 1L), outcome);
    }

    @Test
    void agreesWithBruteForceOnAllHistoriesOfThree() {
        List<Act> acts = List.of(
                read(null),
                read(0L),
                read(1L),
                write(0, DONE),
                write(1, DONE),
                write(1, Histories.UNKNOWN),
                write(0, Histories.FAILED),
                cas(DONE),
                cas(MISMATCH),
                cas(Histories.UNKNOWN));
        for (int size = 1; size <= 3; size++) compareAll(acts, size);
    }

    @Test
    void agreesWithBruteForceOnAllHistoriesOfFour() {
        List<Act> acts = List.of(read(0L), read(1L), write(0, DONE), write(1, Histories.UNKNOWN), cas(DONE));
        compareAll(acts, 4);
    }

    private static void compareAll(List<Act> acts, int size) {
        long[] count = new long[2];
        AllHistories.forEach(acts, size, operations -> {
            boolean expected = BruteForce.linearizable(KeyValue.SPEC, operations);
            assertEquals(expected, linearizable(operations), operations::toString);
            count[expected ? 1 : 0]++;
        });
        assertTrue(count[0] > 0 && count[1] > 0, "accepted " + count[1] + ", refused " + count[0]);
    }

    @Test
    void agreesWithBruteForceOnRandomHistories() {
        int campaign = Integer.getInteger("splitbrain.histories", 3_000);
        int accepted = 0;
        for (int seed = 0; seed < campaign; seed++) {
            Rng rng = new Rng(seed);
            List<Operation> operations =
                    Histories.random(rng, 4 + rng.nextInt(6), 2 + rng.nextInt(4), 2 + rng.nextInt(3), rng.chance(0.2));
            boolean expected = BruteForce.linearizable(KeyValue.SPEC, operations);
            Judgement judgement = judge(operations);
            assertEquals(expected, judgement instanceof Judgement.Linearizable, () -> "operations: " + operations);
            if (expected) accepted++;
            else assertBadPart(((Judgement.NotLinearizable) judgement).violation(), operations);
        }
        assertTrue(accepted > campaign / 10 && accepted < campaign * 9 / 10, "accepted " + accepted);
    }

    /** Neither the bad part's reads nor its other operations have an order, with all writes there were. */
    private static void assertBadPart(Judgement.Violation violation, List<Operation> operations) {
        List<Operation> part = new ArrayList<>(operations);
        part.removeIf(o -> !violation.badPart().contains(o) && !KeyHistory.mayChange(o));
        assertFalse(BruteForce.linearizable(KeyValue.SPEC, part), () -> "the bad part has an order: " + violation);
    }

    @Test
    void touchingOperationsOfOneClientAreInOrderAndOfTwoAreNot() {
        Command write = new KeyValue.Write("k", 1L);
        Outcome sawNothing = new Outcome.Ok(new Result.Value(null));
        Operation first = Histories.operation(0, 1, write, 0, 10, DONE);
        Operation sameClient = Histories.operation(0, 2, new KeyValue.Read("k"), 10, 10, sawNothing);
        Operation otherClient = Histories.operation(1, 1, new KeyValue.Read("k"), 10, 20, sawNothing);
        assertFalse(linearizable(List.of(first, sameClient)));
        assertTrue(linearizable(List.of(first, otherClient)));
    }

    @Test
    void keysAreIndependentAndTheBadOneIsNamed() {
        List<Operation> operations = List.of(
                Histories.operation(0, 1, new KeyValue.Write("a", 1L), 0, 1, DONE),
                Histories.operation(0, 2, new KeyValue.Write("b", 2L), 2, 3, DONE),
                Histories.operation(1, 1, new KeyValue.Read("a"), 4, 5, new Outcome.Ok(new Result.Value(1L))),
                Histories.operation(1, 2, new KeyValue.Read("b"), 6, 7, new Outcome.Ok(new Result.Value(null))));
        Judgement.NotLinearizable not = assertInstanceOf(Judgement.NotLinearizable.class, judge(operations));
        assertEquals("b", not.violation().key());
        assertEquals(
                List.of(operations.get(1), operations.get(3)), not.violation().badPart());
        assertEquals(operations.get(3), not.violation().blocked());
    }

    /** Many appends at once that no read tells apart until one shows an impossible text: every subset has its own state. */
    static List<Operation> nasty(int size) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < size; i++)
            operations.add(
                    Histories.operation(i, 1, new KeyValue.Append("k", "" + (char) ('a' + i)), i, 1000 + i, DONE));
        Outcome impossible = new Outcome.Ok(new Result.Value("no such text"));
        operations.add(Histories.operation(0, 2, new KeyValue.Read("k"), 2000, 2001, impossible));
        return operations;
    }

    @Test
    void aNastyHistoryEndsUndecidedWithinItsBudget() {
        Budget steps = new Budget(20_000, 1L << 30);
        Judgement.Undecided bySteps = assertInstanceOf(
                Judgement.Undecided.class, new Linearizability(KeyValue.SPEC, steps).judge(new History(nasty(20))));
        assertEquals("20 000 steps of search", bySteps.why());
        Budget memory = new Budget(Long.MAX_VALUE, 8L << 20);
        Judgement.Undecided byMemory = assertInstanceOf(
                Judgement.Undecided.class, new Linearizability(KeyValue.SPEC, memory).judge(new History(nasty(20))));
        assertEquals("8 MiB of configurations", byMemory.why());
        assertInstanceOf(Judgement.NotLinearizable.class, judge(nasty(5)));
    }

    @Test
    void aNastyKeyDoesNotHideAnothersViolation() {
        List<Operation> operations = nasty(20);
        operations.add(Histories.operation(
                3, 9, new KeyValue.Read("other"), 3000, 3001, new Outcome.Ok(new Result.Value(5L))));
        Judgement judgement =
                new Linearizability(KeyValue.SPEC, new Budget(400_000, 64L << 20)).judge(new History(operations));
        assertEquals(
                "other",
                assertInstanceOf(Judgement.NotLinearizable.class, judgement)
                        .violation()
                        .key());
    }

    /** Where each write has its own value, no order is tried in vain for long: steps stay near the number of operations. */
    @Test
    void uniqueWritesTakeAboutOneStepForEachOperation() {
        for (int size : new int[] {2_000, 8_000}) {
            List<Operation> operations = concurrent(new Rng(7), size, 20);
            KeyHistory key = KeyHistory.split(new History(operations)).get(0);
            Transitions transitions = new Transitions(KeyValue.SPEC);
            Search search = new Search(transitions, key.problem(transitions), transitions.initial(), Budget.DEFAULT);
            assertEquals(Search.Answer.LINEARIZABLE, search.run());
            assertTrue(search.steps() < 20L * size, search.steps() + " steps for " + size + " operations");
        }
    }

    /** What clients see of a register that works, each operation taking its effect at a random moment of its time. */
    private static List<Operation> concurrent(Rng rng, int size, int clients) {
        long[] free = new long[clients];
        record Effect(long at, int place) {}
        TreeSet<Effect> effects =
                new TreeSet<>(java.util.Comparator.comparingLong(Effect::at).thenComparingInt(Effect::place));
        long[][] times = new long[size][];
        for (int i = 0; i < size; i++) {
            int client = i % clients;
            long from = free[client] + rng.nextInt(100);
            long to = from + 2 + rng.nextInt(1000);
            free[client] = to + 1;
            times[i] = new long[] {from, to};
            effects.add(new Effect(from + 1 + rng.nextInt((int) (to - from - 1)), i));
        }
        Object state = null;
        List<Operation> operations = new ArrayList<>();
        for (Effect effect : effects) {
            int i = effect.place();
            Command command = rng.chance(0.5) ? new KeyValue.Read("k") : new KeyValue.Write("k", (long) i);
            Spec.Applied<Object> applied = KeyValue.SPEC.apply(state, command);
            state = applied.state();
            operations.add(Histories.operation(
                    i % clients, i, command, times[i][0], times[i][1], new Outcome.Ok(applied.result())));
        }
        operations.sort(java.util.Comparator.comparingLong(Operation::invokedNanos));
        return operations;
    }
}
