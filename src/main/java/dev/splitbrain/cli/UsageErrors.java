package dev.splitbrain.cli;

import dev.splitbrain.scenario.yaml.Suggestion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for a wrong command line, a suggestion where there is one, and where to read more. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + message(error, command));
        for (String suggestion : suggestions(error, command)) err.println("  = did you mean `" + suggestion + "`?");
        err.println("See `" + command.getCommandSpec().qualifiedName() + " --help`");
        return ExitCode.USAGE;
    }

    private static String message(ParameterException error, CommandLine command) {
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !command.getSubcommands().isEmpty()) {
            return "no command is called `" + unmatched.getUnmatched().get(0) + "`";
        }
        return error.getMessage();
    }

    private static List<String> suggestions(ParameterException error, CommandLine command) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) return List.of();
        String wrong = unmatched.getUnmatched().get(0);
        List<String> known = new ArrayList<>();
        if (unmatched.isUnknownOption()) {
            command.getCommandSpec().optionsMap().keySet().forEach(known::add);
        } else {
            command.getSubcommands().keySet().forEach(known::add);
        }
        return Suggestion.nearest(wrong, known).map(List::of).orElse(List.of());
    }
}
