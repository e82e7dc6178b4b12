package dev.splitbrain.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitbrain version}. */
@Command(
        name = "version",
        description = "Print the version of Splitbrain and of Java.",
        mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        String java = Runtime.version().toString();
        String line = json
                ? "{\"schema\":1,\"version\":\"" + Version.number() + "\",\"java\":\"" + java + "\"}"
                : "splitbrain " + Version.number() + " (Java " + java + ")";
        spec.commandLine().getOut().println(line);
        return ExitCode.AS_EXPECTED;
    }
}
