package dev.splitbrain.check.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.spec.Bank;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.UniqueIds;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ObjectChecksTest {
    private static void refuses(String reason, Story story) {
        assertEquals(reason, story.verdict().reason());
        assertEquals(Answer.VIOLATED, story.verdict().answer());
    }

    /** Where the search would need more than it may spend. */
    @Test
    void whatContradictsItselfIsNotLinearizableHoweverLittleMayBeSpent() {
        Story twice = new Story(new Linearizable(new Budget(1, 1)), Queue.SPEC)
                .ok(1, new Queue.Enqueue("", "a"), Result.DONE, 0, 9)
                .ok(2, new Queue.Enqueue("", "b"), Result.DONE, 0, 9)
                .ok(3, new Queue.Dequeue(""), new Result.Value("a"), 1, 10)
                .ok(4, new Queue.Dequeue(""), new Result.Value("a"), 1, 11);
        refuses("dequeue by c4 at 0.011 s gave what dequeue by c3 at 0.010 s had given: a", twice);
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
        Story lost = new Story(new QueueCheck())
                .ok(1, new Queue.Enqueue("", "a"), Result.DONE, 0, 1)
                .ok(1, new Queue.Enqueue("", "b"), Result.DONE, 2, 3)
                .lost(2, new Queue.Dequeue(""), 4, 5)
                .ok(1, new Queue.Enqueue("", "c"), Result.DONE, 6, 7)
                .ok(3, new Queue.Dequeue(""), new Result.Value("c"), 8, 9);
        refuses(
                "dequeue by c3 at 0.009 s overtook 2 elements that were never seen again, the first of enqueue a by c1 at 0.001 s, "
                        + "and only 1 dequeue of unknown outcome can have taken them",
                lost);
        assertEquals(
                Answer.VALID,
                lost.lost(2, new Queue.Dequeue(""), 4, 5).verdict().answer());
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
