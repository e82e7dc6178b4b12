package dev.splitbrain.cli;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.trace.Quantity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain validate}. */
@Command(
        name = "validate",
        description = "Read scenarios without running them, and tell all that is wrong with them.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenarios.")
    private List<Path> files;

    @Mixin
    private ScenarioOptions scenarioOptions;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int code = ExitCode.AS_EXPECTED;
        for (Path file : files) {
            try {
                out.println(line(file, scenarioOptions.load(file)));
            } catch (CommandFailure failure) {
                err.println(failure.getMessage());
                code = failure.exitCode();
            }
        }
        return code;
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
