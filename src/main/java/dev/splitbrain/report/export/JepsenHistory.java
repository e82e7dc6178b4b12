package dev.splitbrain.report.export;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.history.io.Disturbance;
import dev.splitbrain.history.io.HistoryFormat;
import dev.splitbrain.history.io.HistoryWriter;
import dev.splitbrain.history.io.Model;
import dev.splitbrain.report.HistoryFile;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.trace.FaultWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the clients of a run saw, and what the faults did, as Jepsen writes it. */
public final class JepsenHistory {
    private JepsenHistory() {}

    /** The model that reads it back; empty for objects of which these formats have no form. */
    public static Optional<Model> modelOf(RunResult run) {
        Spec<?> spec = run.scenario().protocol().protocol().spec();
        if (spec instanceof TransactionalStore) return Optional.of(Model.named("rw-register"));
        return HistoryFile.modelOf(spec);
    }

    /** Writes it. */
    public static void write(RunResult run, Model model, HistoryFormat format, Appendable out) throws IOException {
        boolean store = run.scenario().protocol().protocol().spec() instanceof TransactionalStore;
        History history = store ? stepByStep(run.history()) : run.history();
        new HistoryWriter(model).write(history, disturbances(run.faults()), format, out);
    }

    private static List<Disturbance> disturbances(List<FaultWindow> faults) {
        List<Disturbance> all = new ArrayList<>();
        for (FaultWindow fault : faults) {
            all.add(new Disturbance(fault.beginNanos(), "start-" + fault.action(), fault.label()));
            all.add(new Disturbance(fault.endNanos(), "stop-" + fault.action(), fault.label()));
        }
        all.sort(Comparator.comparingLong(Disturbance::timeNanos));
        return all;
    }

    /** Transactions of a store as lists of single reads and writes; an abort had no effect. */
    private static History stepByStep(History history) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : history.operations()) {
            Transaction transaction = (Transaction) operation.command();
            operations.add(new Operation(
                    operation.request(),
                    new Transactions.Transaction(transaction.actions()),
                    operation.invokedNanos(),
                    operation.completedNanos(),
                    outcome(operation.outcome(), transaction)));
        }
        return new History(operations, history.clock());
    }

    private static Outcome outcome(Outcome outcome, Transaction transaction) {
        if (!(outcome instanceof Outcome.Ok ok)) return outcome;
        if (ok.result() instanceof Result.Refused refused) return new Outcome.Failed(refused.reason());
        List<Object> answers = new ArrayList<>(((Result.Values) ok.result()).values());
        while (answers.size() < transaction.actions().size()) answers.add(null);
        return new Outcome.Ok(new Result.Values(answers));
    }
}
