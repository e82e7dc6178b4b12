package dev.splitbrain.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The {@code splitbrain} command. */
@Command(
        name = "splitbrain",
        description = "A deterministic simulator of distributed systems.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all checks as expected",
            "1:a check was violated",
            "2:wrong usage, or an error in a scenario",
            "3:a check is undecided",
            "70:internal error",
            "130:interrupted"
        })
public final class Main implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            SweepCommand.class,
            CompareCommand.class,
            DiffCommand.class,
            SearchCommand.class,
            ShrinkCommand.class,
            OddsCommand.class,
            NewCommand.class,
            ValidateCommand.class,
            ReplayCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            ChartCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            ListCommand.class,
            DoctorCommand.class,
            VersionCommand.class,
            CompletionCommand.class);

    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        int code = execute(arguments);
        System.out.flush();
        System.err.flush();
        // halt, not exit: nothing is left to do, and a shutdown hook for Ctrl-C must not wait for this thread.
        Runtime.getRuntime().halt(code);
    }

    /** Runs a command and gives its exit code. */
    static int execute(String... arguments) {
        PrintWriter out = new PrintWriter(new java.io.OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new java.io.OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        try {
            return commandLine(arguments).setOut(out).setErr(err).execute(arguments);
        } catch (Throwable e) { // exceptions were told already: this is an Error
            InternalErrors.tell(e, List.of(arguments), err);
            return ExitCode.INTERNAL;
        }
    }

    /** The command as these arguments need it: to read the options of all subcommands for one of them would take longer than it. */
    static CommandLine commandLine(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(type -> arguments.length > 0 && isNamed(type, arguments[0]))
                .toList();
        boolean alone = !named.isEmpty() && !named.contains(CompletionCommand.class); // which speaks of all others
        CommandLine command = new CommandLine(new Main());
        for (Class<?> type : alone ? named : COMMANDS) command.addSubcommand(type);
        if (!alone) command.addSubcommand(HelpCommand.class);
        command.registerConverter(Path.class, Main::path);
        command.setParameterExceptionHandler(new UsageErrors());
        command.setExecutionExceptionHandler(new InternalErrors());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        return command;
    }

    /** An empty name, as of a variable that is not set, would mean the folder that one is in. */
    private static Path path(String text) {
        if (text.isEmpty()) throw new TypeConversionException("the name is empty; . is the folder you are in");
        return Path.of(text);
    }

    private static boolean isNamed(Class<?> command, String name) {
        return command.getAnnotation(Command.class).name().equals(name);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
