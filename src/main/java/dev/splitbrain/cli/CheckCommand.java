package dev.splitbrain.cli;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.HistoryChecks;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.io.BadHistory;
import dev.splitbrain.history.io.HistoryReader;
import dev.splitbrain.history.io.Model;
import dev.splitbrain.report.HistoryFile;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.page.Provenance;
import dev.splitbrain.report.page.VerdictPages;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain check}. */
@Command(
        name = "check",
        description = "Judge a history of any system: Jepsen's EDN, text and log lines, JSON, or our history.jsonl.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final String LINEARIZABLE = "linearizable";

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|RUN",
            arity = "1..*",
            description = "Histories; of the folder of a run that was reported, its history.jsonl.")
    private List<Path> files;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "What the operations mean: register, kv, set, list-append, … (default: kv, or that of the run).")
    private String modelName;

    @Option(
            names = "--check",
            paramLabel = "NAME",
            split = ",",
            description =
                    "What to judge by (may be repeated). Default: the strongest that the model has, such as linearizable.")
    private List<String> names = List.of();

    @Option(
            names = "--whole",
            description =
                    "Judge all keys as one object. The answer is the same, as linearizability is local, and takes "
                            + "far longer: it shows what judging each key on its own saves.")
    private boolean whole;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Where pages about violations go (default: beside the history; where nothing can be written there, "
                            + "reports/check-<its name>).")
    private Path output;

    @Option(names = "--no-files", description = "Write nothing.")
    private boolean noFiles;

    private List<Path> judged; // the files that hold the histories

    @Override
    public Integer call() throws IOException {
        int worst = ExitCode.AS_EXPECTED;
        judged = files.stream().map(CheckCommand::history).toList();
        for (Path named : files) {
            Model model = model(named);
            Map<String, Supplier<Check>> checks = checks(model);
            Path file = history(named);
            History history = read(file, model);
            for (String name : checks.keySet()) {
                Verdict verdict = judge(history, model, checks.get(name).get());
                print(name, file, verdict);
                page(name, file, model, history, verdict);
                worst = worse(worst, verdict);
            }
        }
        return worst;
    }

    private static Path history(Path named) {
        return Files.isDirectory(named) ? named.resolve("history.jsonl") : named;
    }

    /** The model that was asked for, or that of the run. */
    private Model model(Path named) {
        if (modelName == null && Files.isDirectory(named)) return modelOfRun(named);
        try {
            return Model.named(modelName == null ? "kv" : modelName);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e.getMessage());
        }
    }

    private static Model modelOfRun(Path folder) {
        ConfiguredProtocol protocol =
                RunChoice.of(List.of(folder.toString())).scenario().protocol();
        return HistoryFile.modelOf(protocol.protocol().spec())
                .orElseThrow(() -> CommandFailure.usage(
                        "what the clients of " + protocol.name() + " saw only the run itself can judge: "
                                + folder.resolve("summary.json") + " says what it found"));
    }

    /** Those that were asked for, or else the first. */
    private Map<String, Supplier<Check>> checks(Model model) {
        Map<String, Supplier<Check>> all = HistoryChecks.of(model.spec());
        for (String name : names) {
            if (!all.containsKey(name))
                throw CommandFailure.usage("histories of model " + model.name() + " have no check `" + name + "`: "
                        + String.join(", ", all.keySet()));
        }
        if (whole) return wholeOnly(model, all);
        List<String> wanted = names.isEmpty() ? List.of(all.keySet().iterator().next()) : names;
        all.keySet().retainAll(wanted);
        return all;
    }

    private Map<String, Supplier<Check>> wholeOnly(Model model, Map<String, Supplier<Check>> all) {
        if (!all.containsKey(LINEARIZABLE))
            throw CommandFailure.usage("--whole is about " + LINEARIZABLE + ", which histories of model " + model.name()
                    + " are not judged by");
        if (!names.isEmpty() && !names.equals(List.of(LINEARIZABLE)))
            throw CommandFailure.usage(
                    "--whole is about " + LINEARIZABLE + ": leave out --check " + String.join(",", names));
        return Map.of(LINEARIZABLE, Linearizable::whole);
    }

    private static Verdict judge(History history, Model model, Check check) {
        long endNanos = 0;
        for (Operation operation : history.operations()) endNanos = Math.max(endNanos, operation.invokedNanos());
        return check.verdict(new Evidence(model.spec(), List.of(), history, List.of(), endNanos));
    }

    private static History read(Path file, Model model) {
        if (!Files.isRegularFile(file)) throw CommandFailure.usage("there is no file " + file);
        try {
            return new HistoryReader(model).read(file);
        } catch (BadHistory e) {
            throw new CommandFailure(ExitCode.USAGE, e.in(file));
        } catch (IOException e) {
            throw CommandFailure.usage(file + " cannot be read: " + e.getMessage());
        }
    }

    private void print(String name, Path file, Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        String word =
                switch (verdict.answer()) {
                    case VALID -> "PASS     ";
                    case VIOLATED -> "FAIL     ";
                    case UNDECIDED -> "UNDECIDED";
                };
        out.println(word + "  " + name + "  " + file + "   " + verdict.measured());
        verdict.reason().lines().forEach(line -> out.println("           " + line));
    }

    /** Writes what can be shown of a violation, and says so. */
    private void page(String name, Path file, Model model, History history, Verdict verdict) throws IOException {
        if (noFiles) return;
        List<String> again = new ArrayList<>(List.of("--model", model.name(), "--check", name));
        again.add(0, file.toString());
        Provenance provenance = new Provenance(
                file.getFileName().toString(),
                name + " of model " + model.name() + ", judged by Splitbrain " + Version.number(),
                List.of(CommandLineWords.join("splitbrain check", again)));
        Optional<VerdictPages.Page> page =
                new VerdictPages(model.spec(), history.clock(), List.of()).of(name, verdict, provenance);
        if (page.isEmpty()) return;
        int size = verdict.proof().map(Proof::operations).orElse(List.of()).size();
        String pageName = files.size() > 1
                ? nameOf(file) + "-" + page.get().name()
                : page.get().name();
        Path written = writeSomewhere(file, pageName, page.get().html());
        spec.commandLine()
                .getOut()
                .println("           smallest bad part: " + Quantity.count(size, "operation") + ", written to "
                        + written.toString().replace('\\', '/'));
    }

    /** Beside the history if nothing else was said and that can be; histories of others may lie where only reading is allowed. */
    private Path writeSomewhere(Path file, String pageName, String html) throws IOException {
        if (output != null) return write(output, pageName, html);
        try {
            return write(folder(file), pageName, html);
        } catch (FileSystemException e) {
            return write(Path.of("reports", "check-" + nameOf(file)), pageName, html);
        }
    }

    private static Path write(Path folder, String pageName, String html) throws IOException {
        new RunFiles(folder).write(pageName, html);
        return folder.resolve(pageName);
    }

    private static Path folder(Path file) {
        return file.getParent() == null ? Path.of(".") : file.getParent();
    }

    /** What tells a history's pages from those of the others: its name, or what its folder is called too, or its number besides. */
    private String nameOf(Path file) {
        if (isAlone(CheckCommand::stem, file)) return stem(file);
        String name = folderAndStem(file);
        return isAlone(CheckCommand::folderAndStem, file) ? name : name + "-" + (judged.indexOf(file) + 1);
    }

    private boolean isAlone(Function<Path, String> naming, Path file) {
        return judged.stream()
                        .filter(other -> naming.apply(other).equalsIgnoreCase(naming.apply(file)))
                        .distinct()
                        .count()
                < 2;
    }

    private static String folderAndStem(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return (folder.getFileName() == null ? "" : folder.getFileName() + "-") + stem(file);
    }

    private static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }

    private static int worse(int worst, Verdict verdict) {
        return switch (verdict.answer()) {
            case VALID -> worst;
            case VIOLATED -> ExitCode.VIOLATED;
            case UNDECIDED -> worst == ExitCode.VIOLATED ? worst : ExitCode.UNDECIDED;
        };
    }
}
