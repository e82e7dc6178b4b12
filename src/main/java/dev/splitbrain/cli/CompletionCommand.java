package dev.splitbrain.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code splitbrain completion}. */
@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh: source <(splitbrain completion)",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("splitbrain", spec.root().commandLine()));
        return ExitCode.AS_EXPECTED;
    }
}
