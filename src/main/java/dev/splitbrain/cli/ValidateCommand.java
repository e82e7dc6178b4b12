package dev.splitbrain.cli;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioSchema;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.explain.Explanation;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain validate}. */
@Command(
        name = "validate",
        description = "Read scenarios without running them, and tell all that is wrong with them.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Scenarios; of a folder, all .yaml files in it and below it.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-v", "--verbose"},
            description = "Say in plain words what each will do, and when.")
    private boolean verbose;

    @Option(names = "--schema", description = "Print the JSON Schema of scenarios instead.")
    private boolean schema;

    @Mixin
    private ScenarioOptions scenarioOptions;

    private final Catalog catalog = Catalog.standard();
    private int right;
    private int wrong;
    private long problems;

    @Override
    public Integer call() throws IOException {
        if (schema) {
            spec.commandLine().getOut().print(ScenarioSchema.json(catalog));
            spec.commandLine().getOut().flush();
            return ExitCode.AS_EXPECTED;
        }
        List<Path> files = files();
        if (files.isEmpty()) {
            throw CommandFailure.usage("no scenario to read\n  = name files, or folders that have some");
        }
        for (Path file : files) validate(file);
        if (files.size() > 1) spec.commandLine().getOut().println(sum());
        return wrong == 0 ? ExitCode.AS_EXPECTED : ExitCode.USAGE;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> below = Files.walk(path)) {
                below.filter(file -> file.toString().matches(".*\\.ya?ml"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private void validate(Path file) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Scenario scenario = scenarioOptions.read(file);
            out.println(line(file, scenario));
            if (verbose) out.println("\n" + Explanation.of(scenario, catalog));
            right++;
        } catch (ScenarioException e) {
            out.flush();
            spec.commandLine().getErr().println(e.render().stripTrailing());
            wrong++;
            problems += e.problems().size();
        } catch (CommandFailure e) {
            out.flush();
            spec.commandLine().getErr().println(e.getMessage());
            wrong++;
            problems++;
        }
    }

    private String sum() {
        String all = Quantity.count(right + wrong, "scenario") + ": ";
        if (wrong == 0) return all + "all ok";
        return all + right + " ok, " + wrong + " with " + Quantity.count(problems, "problem");
    }

    private static String line(Path file, Scenario scenario) {
        return file + ": ok   " + scenario.protocol().name() + ", "
                + Quantity.count(scenario.world().nodes().size(), "node") + ", "
                + Quantity.duration(scenario.world().durationNanos()) + ", "
                + Quantity.count(scenario.world().faults().size(), "fault") + ", "
                + Quantity.count(scenario.checks().size(), "check") + ", "
                + Quantity.count(scenario.charts().size(), "chart");
    }
}
