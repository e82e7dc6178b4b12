package dev.splitbrain.cli;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.io.BadHistory;
import dev.splitbrain.history.io.HistoryReader;
import dev.splitbrain.history.io.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain check}. */
@Command(
        name = "check",
        description = "Judge a history of any system: Jepsen's EDN, text and log lines, JSON, or our history.jsonl.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Histories.")
    private List<Path> files;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "kv",
            description = "What the operations mean: register, kv, set, … (default: ${DEFAULT-VALUE}).")
    private String modelName;

    @Override
    public Integer call() {
        Model model = model();
        int worst = ExitCode.AS_EXPECTED;
        for (Path file : files) {
            Verdict verdict = judge(file, model);
            print(file, verdict);
            worst = worse(worst, verdict);
        }
        return worst;
    }

    private Model model() {
        try {
            return Model.named(modelName);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "error: " + e.getMessage());
        }
    }

    private static Verdict judge(Path file, Model model) {
        History history = read(file, model);
        long endNanos = 0;
        for (Operation operation : history.operations()) endNanos = Math.max(endNanos, operation.invokedNanos());
        Check check = new Linearizable();
        return check.verdict(new Evidence(model.spec(), List.of(), history, List.of(), endNanos));
    }

    private static History read(Path file, Model model) {
        if (!Files.isRegularFile(file)) throw new CommandFailure(ExitCode.USAGE, "error: there is no file " + file);
        try {
            return new HistoryReader(model).read(file);
        } catch (BadHistory e) {
            throw new CommandFailure(ExitCode.USAGE, "error: " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "error: " + file + " cannot be read: " + e.getMessage());
        }
    }

    private void print(Path file, Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        String word =
                switch (verdict.answer()) {
                    case VALID -> "PASS     ";
                    case VIOLATED -> "FAIL     ";
                    case UNDECIDED -> "UNDECIDED";
                };
        out.println(word + "  linearizable  " + file + "   " + verdict.measured());
        verdict.reason().lines().forEach(line -> out.println("           " + line));
    }

    private static int worse(int worst, Verdict verdict) {
        return switch (verdict.answer()) {
            case VALID -> worst;
            case VIOLATED -> ExitCode.VIOLATED;
            case UNDECIDED -> worst == ExitCode.VIOLATED ? worst : ExitCode.UNDECIDED;
        };
    }
}
