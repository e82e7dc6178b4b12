package dev.splitbrain.report.page;

import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Read;
import dev.splitbrain.spec.Transactions.ReadAll;
import dev.splitbrain.trace.Shown;
import java.util.ArrayList;
import java.util.List;

/** Operations as pages say them. */
final class Operations {
    private Operations() {}

    /** {@code read = 310}, {@code write 191}. */
    static String brief(Operation operation) {
        String asked = operation.command().words();
        if (operation.outcome() instanceof Outcome.Unknown) return asked + "?";
        if (!(operation.outcome() instanceof Outcome.Ok ok) || ok.result() instanceof Result.Done) return asked;
        return asked + " = " + (ok.result() instanceof Result.Value value ? Shown.of(value.value()) : ok.result());
    }

    static String answer(Result result) {
        return result instanceof Result.Value value ? Shown.of(value.value()) : result.toString();
    }

    static String answer(Operation operation) {
        if (operation.outcome() instanceof Outcome.Ok ok) return answer(ok.result());
        return operation.outcome() instanceof Outcome.Failed failed
                ? "failed: " + failed.reason()
                : "unknown: " + ((Outcome.Unknown) operation.outcome()).reason();
    }

    static String shown(Object value) {
        return value == null ? "nothing" : value.toString();
    }

    /** What a transaction did, its reads with their answers: {@code r x = [1]}, {@code append y 2}. */
    static List<String> actions(Operation operation) {
        List<Action> actions = stepsOf(operation.command());
        List<Object> answers = operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Values all
                ? all.values()
                : List.of();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            boolean told = (actions.get(i) instanceof Read || actions.get(i) instanceof ReadAll) && i < answers.size();
            words.add(actions.get(i).words() + (told ? " = " + Shown.of(answers.get(i)) : ""));
        }
        return words;
    }

    private static List<Action> stepsOf(Command command) {
        if (command instanceof Transactions.Transaction transaction) return transaction.actions();
        return command instanceof Transaction transaction ? transaction.actions() : List.of();
    }

    static String ended(Operation operation, Clock clock) {
        return operation.outcome() instanceof Outcome.Unknown
                ? "open"
                : Moments.words(operation.completedNanos(), clock);
    }

    /** {@code client15: read = 310, from 5.870 s to 5.879 s}. */
    static String sentence(Operation operation, Clock clock) {
        return operation.request().client() + ": " + brief(operation) + ", from "
                + Moments.words(operation.invokedNanos(), clock) + " to " + ended(operation, clock);
    }
}
