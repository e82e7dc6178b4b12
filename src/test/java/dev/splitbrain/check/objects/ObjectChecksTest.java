package dev.splitbrain.check.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.linear.Judgement;
import dev.splitbrain.check.linear.Linearizability;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Bank;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.UniqueIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

final class ObjectChecksTest {
    /** Random operations with random times, each with a made-up answer; often wrong, sometimes right. */
    private static List<Operation> made(
            Rng rng, BiFunction<Rng, Integer, Command> commands, BiFunction<Rng, Command, Result> answers) {
        List<Operation> operations = new ArrayList<>();
        int size = 3 + rng.nextInt(5);
        for (int i = 0; i < size; i++) {
            Command command = commands.apply(rng, i);
            long from = rng.nextInt(30) * 16 + i;
            long to = from + rng.nextInt(12) * 16 + 8;
            boolean unknown = rng.nextInt(12) == 0;
            Outcome outcome = unknown ? new Outcome.Unknown("?") : new Outcome.Ok(answers.apply(rng, command));
            operations.add(new Operation(new RequestId(new ClientId(i, "c" + i), 1), command, from, to, outcome));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return operations;
    }

    /** How often a check refused and accepted what the search refused and accepted: [search][check]. */
    private static int[][] compared(
            Spec<?> spec,
            Check check,
            BiFunction<Rng, Integer, Command> commands,
            BiFunction<Rng, Command, Result> answers) {
        int[][] count = new int[2][2];
        for (int seed = 0; seed < Integer.getInteger("splitbrain.histories", 2_500); seed++) {
            List<Operation> operations = made(new Rng(seed), commands, answers);
            boolean right = new Linearizability(spec, Budget.DEFAULT).judge(new History(operations))
                    instanceof Judgement.Linearizable;
            Story story = new Story(check);
            operations.forEach(story::add);
            Verdict verdict = story.verdict();
            if (verdict.answer() == Answer.UNDECIDED) continue;
            boolean accepted = verdict.answer() == Answer.VALID;
            count[right ? 1 : 0][accepted ? 1 : 0]++;
            assertTrue(accepted || !right, () -> verdict.reason() + " of " + operations);
            boolean complete = operations.stream().allMatch(o -> o.outcome() instanceof Outcome.Ok);
            boolean decides = !(check instanceof CounterCheck) && (complete || check instanceof SetCheck);
            assertTrue(right || !accepted || !decides, operations::toString);
        }
        return count;
    }

    @Test
    void setsAreJudgedAsTheSearchDoes() {
        int[][] count = compared(
                GrowingSet.SPEC,
                new SetCheck(),
                (rng, i) -> rng.nextInt(5) < 3 ? new GrowingSet.Add("s", (long) i) : new GrowingSet.Read("s"),
                (rng, command) -> {
                    if (command instanceof GrowingSet.Add) return Result.DONE;
                    Set<Object> seen = new LinkedHashSet<>();
                    for (long i = 0; i < 7; i++) if (rng.nextInt(3) == 0) seen.add(i);
                    return new Result.Value(rng.nextInt(4) == 0 ? Set.of() : seen);
                });
        assertTrue(count[0][0] > 40 && count[1][1] > 40, count[0][0] + ", " + count[1][1]);
    }

    @Test
    void completeQueuesAreJudgedAsTheSearchDoes() {
        int[][] count = compared(
                Queue.SPEC,
                new QueueCheck(),
                (rng, i) -> rng.nextInt(2) == 0 ? new Queue.Enqueue("q", (long) i) : new Queue.Dequeue("q"),
                (rng, command) -> {
                    if (command instanceof Queue.Enqueue) return Result.DONE;
                    return rng.nextInt(4) == 0 ? Queue.EMPTY : new Result.Value((long) rng.nextInt(6));
                });
        assertTrue(count[0][0] > 40 && count[1][1] > 40, count[0][0] + ", " + count[1][1]);
    }

    @Test
    void noRightCounterIsRefused() {
        int[][] count = compared(
                Counter.SPEC,
                new CounterCheck(),
                (rng, i) -> rng.nextInt(2) == 0 ? new Counter.Add("c", rng.nextInt(4) - 1) : new Counter.Read("c"),
                (rng, command) ->
                        command instanceof Counter.Add ? Result.DONE : new Result.Value((long) rng.nextInt(5) - 1));
        assertTrue(count[0][0] > 40 && count[1][1] > 40, count[0][0] + ", " + count[1][1]);
    }

    private static void refuses(String reason, Story story) {
        assertEquals(reason, story.verdict().reason());
        assertEquals(Answer.VIOLATED, story.verdict().answer());
    }

    @Test
    void reasonsAreInWords() {
        Story set = new Story(new SetCheck())
                .ok(1, new GrowingSet.Add("s", 1L), Result.DONE, 0, 1)
                .ok(2, new GrowingSet.Read("s"), new Result.Value(Set.of()), 2, 3);
        refuses("read of s by c2 at 0.003 s misses 1, known since add 1 of s by c1 at 0.001 s", set);
        Story queue = new Story(new QueueCheck())
                .ok(1, new Queue.Enqueue("", "a"), Result.DONE, 0, 1)
                .ok(1, new Queue.Enqueue("", "b"), Result.DONE, 2, 3)
                .ok(2, new Queue.Dequeue(""), new Result.Value("b"), 4, 5);
        refuses("dequeue by c2 at 0.005 s overtook a (enqueue a by c1 at 0.001 s, never seen again)", queue);
        Story empty = new Story(new QueueCheck())
                .ok(1, new Queue.Enqueue("", "a"), Result.DONE, 0, 1)
                .ok(2, new Queue.Dequeue(""), Queue.EMPTY, 2, 3);
        refuses("dequeue by c2 at 0.003 s found nothing, but the queue was not empty at any moment of it", empty);
        Story counter = new Story(new CounterCheck())
                .ok(1, new Counter.Add("c", 5), Result.DONE, 0, 1)
                .lost(1, new Counter.Add("c", 2), 2, 3)
                .ok(2, new Counter.Read("c"), new Result.Value(4L), 4, 5);
        refuses("read of c by c2 at 0.005 s returned 4, but anything from 5 to 7 was possible", counter);
        Story ids = new Story(new UniqueIdsCheck())
                .ok(1, new UniqueIds.Generate(), new Result.Value(7L), 0, 1)
                .ok(2, new UniqueIds.Generate(), new Result.Value(7L), 0, 2);
        refuses("id 7 was given to generate by c1 at 0.001 s and to generate by c2 at 0.002 s", ids);
        Story bank = new Story(new BankCheck())
                .ok(1, new Bank.Read(), new Result.Value(Map.of("a", 10L, "b", 0L)), 0, 1)
                .ok(2, new Bank.Read(), new Result.Value(Map.of("a", 10L, "b", 5L)), 2, 3);
        refuses("read by c2 at 0.003 s shows a total of 15 instead of 10", bank);
        Story overdrawn =
                new Story(new BankCheck()).ok(1, new Bank.Read(), new Result.Value(Map.of("a", 12L, "b", -2L)), 0, 1);
        refuses("read by c1 at 0.001 s shows -2 on account b", overdrawn);
    }
}
