package dev.splitbrain.cli;

import dev.splitbrain.report.WholeFile;
import dev.splitbrain.scenario.ScenarioSchema;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.explain.Template;
import dev.splitbrain.scenario.yaml.Suggestion;
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

/** {@code splitbrain new}. */
@Command(
        name = "new",
        description =
                "Write a commented scenario to begin with, and the schema beside it by which editors complete it.",
        sortOptions = false,
        subcommands = NewProtocolCommand.class,
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TEMPLATE",
            description = "The protocol that it runs: splitbrain list protocols.")
    private String template;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "Default: TEMPLATE.yaml.")
    private Path file;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        Catalog catalog = Catalog.standard();
        String text = text(catalog);
        Path scenario = file != null ? file : Path.of(template + ".yaml");
        Path schema = scenario.resolveSibling(ScenarioSchema.FILE_NAME);
        if (Files.exists(scenario) && !force) {
            throw CommandFailure.usage(scenario + " is there already\n  = another name, or --force to replace it");
        }
        String wrote = "wrote " + scenario + " (" + text.lines().count() + " lines)";
        WholeFile.write(scenario, text);
        if (writeSchema(schema, ScenarioSchema.json(catalog)))
            wrote += " and " + schema.getFileName() + " (editor completion)";
        PrintWriter out = spec.commandLine().getOut();
        out.println(wrote);
        out.println("next: splitbrain run " + scenario);
        return ExitCode.AS_EXPECTED;
    }

    private String text(Catalog catalog) {
        List<String> names =
                catalog.protocols().stream().map(ProtocolEntry::name).toList();
        String wrong = template == null
                ? "error: a scenario of which protocol?\n  = one of " + String.join(", ", names)
                        + "\n  = or a protocol of your own: splitbrain new protocol MyRaft.java"
                : "error: no protocol is called `" + template + "`\n  = "
                        + Suggestion.hint(template, "protocols", names);
        return Template.of(template, catalog).orElseThrow(() -> new CommandFailure(ExitCode.USAGE, wrong));
    }

    /** Whether the schema is new here; one of another version stays, for other scenarios may go by it. */
    private boolean writeSchema(Path schema, String text) throws IOException {
        if (Files.exists(schema) && !force) {
            if (!Files.readString(schema).equals(text)) {
                spec.commandLine()
                        .getErr()
                        .println("kept " + schema + ", which is of another version; --force replaces it");
            }
            return false;
        }
        WholeFile.write(schema, text);
        return true;
    }
}
