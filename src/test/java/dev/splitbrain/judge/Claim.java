package dev.splitbrain.judge;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** That a check answers as its definition does; counts how often it did, and keeps the first histories on which it did not. */
public final class Claim {
    private static final int MOST_KEPT = 5;

    private final String name;
    private final Supplier<Check> check;
    private final Definition definition;
    private final long[] answers = new long[Answer.values().length];
    private final List<String> differences = new ArrayList<>();
    private long different;

    Claim(String name, Supplier<Check> check, Definition definition) {
        this.name = name;
        this.check = check;
        this.definition = definition;
    }

    void judge(Spec<?> spec, List<Operation> operations) {
        long endNanos = operations.get(operations.size() - 1).invokedNanos();
        Evidence evidence = new Evidence(spec, List.of(), new History(operations), List.of(), endNanos);
        Verdict verdict = check.get().verdict(evidence);
        Set<Answer> right = definition.rightAnswers(operations);
        answers[verdict.answer().ordinal()]++;
        if (right.contains(verdict.answer())) return;
        different++;
        if (differences.size() == MOST_KEPT) return;
        StringBuilder text = new StringBuilder(
                name + " must be " + right + " and is " + verdict.answer() + " " + verdict.reason() + " for");
        for (Operation operation : operations) text.append("\n  ").append(operation);
        differences.add(text.toString());
    }

    /** How often the check gave an answer. */
    public long count(Answer answer) {
        return answers[answer.ordinal()];
    }

    /** How often it gave another answer than the definition. */
    public long different() {
        return different;
    }

    /** The first histories on which they differ. */
    public List<String> differences() {
        return differences;
    }

    public String name() {
        return name;
    }

    /** {@code linearizable: 125 075 valid, 319 533 violated, 0 undecided, 0 different}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name + ": ");
        for (Answer answer : Answer.values())
            text.append(Quantity.count(count(answer)))
                    .append(' ')
                    .append(answer.word())
                    .append(", ");
        return text + Quantity.count(different) + " different";
    }
}
