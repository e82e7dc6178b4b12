package dev.splitbrain.cli;

import dev.splitbrain.report.WholeFile;
import dev.splitbrain.scenario.ScenarioSchema;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Skeleton;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain new protocol}. */
@Command(
        name = "protocol",
        description = "Write a commented protocol in one Java file, and a scenario beside it that runs it.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class NewProtocolCommand implements Callable<Integer> {
    private static final String JAVA = ".java";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.java", description = "The file, named as the class in it: MyRaft.java.")
    private Path file;

    @Option(names = "--force", description = "Replace files that are there.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        Skeleton skeleton = Skeleton.named(className());
        Path scenario = file.resolveSibling(skeleton.scenarioName());
        for (Path written : List.of(file, scenario)) {
            if (Files.exists(written) && !force) {
                throw CommandFailure.usage(written + " is there already\n  = another name, or --force to replace it");
            }
        }
        WholeFile.write(file, skeleton.java());
        WholeFile.write(scenario, skeleton.scenario());
        Path schema = file.resolveSibling(ScenarioSchema.FILE_NAME);
        if (!Files.exists(schema)) WholeFile.write(schema, ScenarioSchema.json(Catalog.standard()));
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + file + " (" + skeleton.java().lines().count() + " lines) and " + scenario);
        out.println("next: splitbrain run " + scenario);
        return ExitCode.AS_EXPECTED;
    }

    /** Java wants the file named as the class. */
    private String className() {
        String name = String.valueOf(file.getFileName());
        String stem = name.endsWith(JAVA) ? name.substring(0, name.length() - JAVA.length()) : "";
        if (SourceVersion.isName(stem) && !stem.contains(".")) return stem;
        throw CommandFailure.usage("`" + name + "` names no class\n  = a file such as MyRaft.java");
    }
}
