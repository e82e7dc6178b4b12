package dev.splitbrain.judge;

import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.Sequential;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.session.SessionGuarantee;
import dev.splitbrain.check.session.SessionGuarantee.Guarantee;
import dev.splitbrain.check.session.StalenessCheck;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.judge.AllHistories.Act;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Whole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Registers: one under a key of its own, two that are judged together, and two whose writes each have a value of their own. */
public final class RegisterSubjects {
    private static final Outcome DONE = new Outcome.Ok(Result.DONE);
    private static final Outcome MISMATCH = new Outcome.Ok(Result.MISMATCH);

    private RegisterSubjects() {}

    /** Reads, writes and compare-and-sets over two values, with every outcome. */
    static Subject oneKey() {
        List<Act> acts = List.of(
                read("x", null),
                read("x", 0L),
                read("x", 1L),
                write("x", 0, DONE),
                write("x", 1, DONE),
                write("x", 1, Histories.UNKNOWN),
                write("x", 0, Histories.FAILED),
                new Act(new KeyValue.Cas("x", 0L, 1L), DONE),
                new Act(new KeyValue.Cas("x", 0L, 1L), MISMATCH),
                new Act(new KeyValue.Cas("x", 0L, 1L), Histories.UNKNOWN));
        return new Subject(
                "register",
                KeyValue.SPEC,
                (size, sink) -> AllHistories.forEach(acts, size, sink),
                rng -> Histories.random(
                        rng, 6 + rng.nextInt(7), 2 + rng.nextInt(4), 2 + rng.nextInt(3), rng.chance(0.2)),
                List.of(new Claim(
                        "linearizable",
                        Linearizable::new,
                        operations -> Definition.exactly(LinearDefinition.linearizable(KeyValue.SPEC, operations)))));
    }

    static Subject twoKeys() {
        List<Act> acts = List.of(
                read("x", null),
                read("x", 1L),
                read("x", 2L),
                read("y", null),
                read("y", 1L),
                write("x", 1, DONE),
                write("x", 2, Histories.UNKNOWN),
                write("y", 1, DONE),
                new Act(new KeyValue.Cas("x", 1L, 2L), DONE));
        return new Subject(
                "two registers",
                KeyValue.SPEC,
                (size, sink) -> AllHistories.forEach(acts, size, sink),
                RegisterSubjects::twoKeys,
                List.of(
                        new Claim(
                                "sequential",
                                Sequential::new,
                                operations -> Definition.exactly(SequentialDefinition.consistent(operations))),
                        new Claim("linearizable", Linearizable::new, RegisterSubjects::linearizableTogether),
                        new Claim(
                                "linearizable --whole", Linearizable::whole, RegisterSubjects::linearizableTogether)));
    }

    /** One order of the operations of both keys; which both keys have exactly if each has (Herlihy and Wing 1990, §3.2). */
    private static Set<Answer> linearizableTogether(List<Operation> operations) {
        return Definition.exactly(LinearDefinition.linearizable(new Whole(KeyValue.SPEC), operations));
    }

    /** Answers by chance, and few values, so that about half of the histories have an order. */
    public static List<Operation> twoKeys(Rng rng) {
        List<Operation> operations = new ArrayList<>();
        int size = 4 + rng.nextInt(5);
        for (int i = 0; i < size; i++) {
            String key = rng.nextInt(2) == 0 ? "x" : "y";
            Command command = new KeyValue.Read(key);
            Outcome outcome =
                    new Outcome.Ok(new Result.Value(rng.nextInt(3) == 0 ? null : (Object) (long) rng.nextInt(2)));
            int kind = rng.nextInt(8);
            if (kind < 3) {
                command = new KeyValue.Write(key, (long) rng.nextInt(2));
                outcome = kind == 0 ? Histories.UNKNOWN : DONE;
            } else if (kind == 3) {
                command = new KeyValue.Cas(key, 0L, 1L);
                outcome = rng.nextInt(2) == 0 ? DONE : MISMATCH;
            }
            operations.add(Histories.operation(rng.nextInt(3), i, command, 2 * i, 2 * i + 1, outcome));
        }
        return operations;
    }

    /** The value of a write tells which it was: what sessions are judged by. */
    static Subject sessions() {
        List<Act> acts = List.of(
                read("x", null),
                read("x", 1L),
                read("x", 2L),
                read("x", 3L),
                read("y", null),
                read("y", 4L),
                Act.once(new KeyValue.Write("x", 1L), DONE),
                Act.once(new KeyValue.Write("x", 2L), DONE),
                Act.once(new KeyValue.Write("x", 3L), Histories.UNKNOWN),
                Act.once(new KeyValue.Write("y", 4L), DONE));
        List<Claim> claims = new ArrayList<>();
        for (Guarantee guarantee : Guarantee.values())
            claims.add(new Claim(
                    guarantee.checkName(),
                    () -> new SessionGuarantee(guarantee),
                    operations -> SessionDefinition.rightAnswers(guarantee, operations)));
        Limit none = Limit.atMost(0, Limit.Unit.NUMBER);
        claims.add(new Claim(
                "k-staleness",
                () -> StalenessCheck.versions(none, 1000),
                operations -> StalenessDefinition.ofVersions(operations, none)));
        Limit nanos = Limit.atMost(2, Limit.Unit.DURATION);
        claims.add(new Claim(
                "t-visibility",
                () -> StalenessCheck.time(nanos, 1000),
                operations -> StalenessDefinition.ofTime(operations, nanos)));
        return new Subject(
                "sessions",
                KeyValue.SPEC,
                (size, sink) -> AllHistories.forEach(acts, size, sink),
                RegisterSubjects::sessions,
                claims);
    }

    /** Operations of three clients that overlap a little, some reads of an old value. */
    private static List<Operation> sessions(Rng rng) {
        List<Operation> operations = new ArrayList<>();
        int size = 4 + rng.nextInt(6);
        int staleOneIn = 1 + rng.nextInt(6);
        long[] freeAt = new long[3];
        for (int i = 0; i < size; i++) {
            String key = rng.nextInt(3) == 0 ? "y" : "x";
            boolean write = rng.nextInt(5) < 2;
            List<Object> values = new ArrayList<>();
            values.add(null);
            for (Operation before : operations)
                if (before.command() instanceof KeyValue.Write w && w.key().equals(key)) values.add(w.value());
            boolean stale = rng.nextInt(staleOneIn) == 0;
            Object seen = values.get(stale ? rng.nextInt(values.size()) : values.size() - 1);
            Command command = write ? new KeyValue.Write(key, (long) i) : new KeyValue.Read(key);
            Outcome outcome = write ? DONE : new Outcome.Ok(new Result.Value(seen));
            int client = rng.nextInt(3);
            long from = Math.max(6L * i, freeAt[client] + 1 + client);
            freeAt[client] = from + 5 + 12L * rng.nextInt(2);
            operations.add(Histories.operation(client, i, command, from, freeAt[client], outcome));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return operations;
    }

    private static Act read(String key, Long value) {
        return new Act(new KeyValue.Read(key), new Outcome.Ok(new Result.Value(value)));
    }

    private static Act write(String key, long value, Outcome outcome) {
        return new Act(new KeyValue.Write(key, value), outcome);
    }
}
