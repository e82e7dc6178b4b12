package dev.splitbrain.judge;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.objects.CounterCheck;
import dev.splitbrain.check.objects.QueueCheck;
import dev.splitbrain.check.objects.SetCheck;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.judge.AllHistories.Act;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Objects with a fast check of their own, held against the definition of linearizability; and the search, too. */
final class ObjectSubjects {
    private static final Outcome DONE = new Outcome.Ok(Result.DONE);

    private ObjectSubjects() {}

    /** Decided exactly. */
    static Subject set() {
        List<Act> acts = new ArrayList<>(List.of(
                Act.once(new GrowingSet.Add("s", 1L), DONE),
                Act.once(new GrowingSet.Add("s", 2L), DONE),
                Act.once(new GrowingSet.Add("s", 3L), Histories.UNKNOWN)));
        for (Set<Object> seen : List.<Set<Object>>of(Set.of(), Set.of(1L), Set.of(2L), Set.of(1L, 2L), Set.of(1L, 3L)))
            acts.add(answered(new GrowingSet.Read("s"), new Result.Value(seen)));
        return subject(
                GrowingSet.SPEC,
                acts,
                rng -> made(rng, ObjectSubjects::setCommand, ObjectSubjects::setAnswer),
                new Claim("set", SetCheck::new, operations -> {
                    boolean read = operations.stream()
                            .anyMatch(o -> o.command().readOnly() && o.outcome() instanceof Outcome.Ok);
                    return read ? linearizable(GrowingSet.SPEC, operations) : Definition.UNDECIDABLE;
                }));
    }

    private static Command setCommand(Rng rng, int number) {
        return rng.nextInt(5) < 3 ? new GrowingSet.Add("s", (long) number) : new GrowingSet.Read("s");
    }

    private static Result setAnswer(Rng rng, Command command) {
        if (command instanceof GrowingSet.Add) return Result.DONE;
        if (rng.nextInt(4) == 0) return new Result.Value(Set.of());
        Set<Object> seen = new LinkedHashSet<>();
        LongStream.range(0, 7).filter(i -> rng.nextInt(3) == 0).forEach(seen::add);
        return new Result.Value(seen);
    }

    /** Decided exactly where all operations ended, each element going in once. */
    static Subject queue() {
        List<Act> acts = List.of(
                Act.once(new Queue.Enqueue("q", 1L), DONE),
                Act.once(new Queue.Enqueue("q", 2L), DONE),
                Act.once(new Queue.Enqueue("q", 3L), Histories.UNKNOWN),
                answered(new Queue.Dequeue("q"), new Result.Value(1L)),
                answered(new Queue.Dequeue("q"), new Result.Value(2L)),
                answered(new Queue.Dequeue("q"), new Result.Value(3L)),
                answered(new Queue.Dequeue("q"), Queue.EMPTY),
                new Act(new Queue.Dequeue("q"), Histories.UNKNOWN));
        return subject(
                Queue.SPEC,
                acts,
                rng -> made(
                        rng,
                        (r, i) -> r.nextInt(2) == 0 ? new Queue.Enqueue("q", (long) i) : new Queue.Dequeue("q"),
                        (r, command) -> command instanceof Queue.Enqueue
                                ? Result.DONE
                                : r.nextInt(4) == 0 ? Queue.EMPTY : new Result.Value((long) r.nextInt(6))),
                claim("queue", QueueCheck::new, Queue.SPEC, ObjectSubjects::complete));
    }

    private static boolean complete(List<Operation> operations) {
        return operations.stream().allMatch(o -> o.outcome() instanceof Outcome.Ok);
    }

    /** Never a false alarm. */
    static Subject counter() {
        List<Act> acts = Stream.concat(
                        Stream.of(
                                new Act(new Counter.Add("c", 1), DONE),
                                new Act(new Counter.Add("c", -1), DONE),
                                new Act(new Counter.Add("c", 2), Histories.UNKNOWN)),
                        LongStream.rangeClosed(-1, 3)
                                .mapToObj(sum -> answered(new Counter.Read("c"), new Result.Value(sum))))
                .toList();
        return subject(
                Counter.SPEC,
                acts,
                rng -> made(
                        rng,
                        (r, i) -> r.nextInt(2) == 0 ? new Counter.Add("c", r.nextInt(4) - 1) : new Counter.Read("c"),
                        (r, command) -> command instanceof Counter.Add
                                ? Result.DONE
                                : new Result.Value((long) r.nextInt(5) - 1)),
                claim("counter", CounterCheck::new, Counter.SPEC, operations -> false));
    }

    private static Subject subject(Spec<?> spec, List<Act> acts, Function<Rng, List<Operation>> random, Claim claim) {
        Claim search = new Claim("linearizable", Linearizable::new, operations -> linearizable(spec, operations));
        return new Subject(
                spec.name(),
                spec,
                (size, sink) -> AllHistories.forEach(acts, size, sink),
                random,
                List.of(claim, search));
    }

    /** A check that may leave a history open, never refuses a right one, and finds a wrong one where it decides. */
    private static Claim claim(
            String name, Supplier<Check> check, Spec<?> spec, Function<List<Operation>, Boolean> decides) {
        return new Claim(name, check, operations -> {
            Set<Answer> right = new TreeSet<>(Set.of(Answer.UNDECIDED));
            boolean met = LinearDefinition.linearizable(spec, operations);
            if (met || !decides.apply(operations)) right.add(Answer.VALID);
            if (!met) right.add(Answer.VIOLATED);
            return right;
        });
    }

    private static Set<Answer> linearizable(Spec<?> spec, List<Operation> operations) {
        return Definition.exactly(LinearDefinition.linearizable(spec, operations));
    }

    private static Act answered(Command command, Result result) {
        return new Act(command, new Outcome.Ok(result));
    }

    /** Random operations at random times, each with a made-up answer: often wrong, sometimes right. */
    private static List<Operation> made(
            Rng rng, BiFunction<Rng, Integer, Command> commands, BiFunction<Rng, Command, Result> answers) {
        int size = 3 + rng.nextInt(5);
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    Command command = commands.apply(rng, i);
                    long from = rng.nextInt(30) * 16 + i;
                    long to = from + rng.nextInt(12) * 16 + 8;
                    Outcome outcome =
                            rng.nextInt(12) == 0 ? Histories.UNKNOWN : new Outcome.Ok(answers.apply(rng, command));
                    return Histories.operation(i, 1, command, from, to, outcome);
                })
                .sorted(Comparator.comparingLong(Operation::invokedNanos))
                .collect(Collectors.toList());
    }
}
