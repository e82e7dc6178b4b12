package dev.splitbrain.cli;

import dev.splitbrain.explore.shrink.Shrinker;
import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.explore.trial.Violation;
import dev.splitbrain.report.WholeFile;
import dev.splitbrain.report.search.ShrunkFile;
import dev.splitbrain.report.search.StoryFile;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitbrain shrink}. */
@Command(
        name = "shrink",
        description =
                "Make a run that breaks a promise as small as it can be while it still breaks it, and write it as a scenario.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ShrinkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunChoice choice;

    @Option(
            names = "--check",
            paramLabel = "NAME",
            description =
                    "The check that must stay broken. Default: of those that no weather may break, the one that is"
                            + " broken first.")
    private String check;

    @Option(
            names = "--cure",
            paramLabel = "PATH=VALUE",
            description =
                    "Keep only runs that pass with this other value, such as protocol.raft.mutant=none: so that they fail"
                            + " because of it (may be repeated).")
    private Map<String, String> cure = Map.of();

    @Option(names = "--runs", paramLabel = "N", description = "How many runs to try at most (default: 20000).")
    private int runs = 20_000;

    @Mixin
    private Jobs jobs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where the scenario is written (default: <scenario>-shrunk.yaml in reports/, or beside FILE there).")
    private Path output;

    @Override
    public Integer call() throws IOException, ScenarioException {
        if (runs < 1) throw CommandFailure.usage("--runs must be at least 1, got " + runs);
        Shrinker.Budget budget = new Shrinker.Budget(runs, jobs.atOnce());
        RunChoice.Chosen chosen = choice.choose();
        Variants variants = choice.variants();
        try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
            Trials trials = new Trials(variants, judged(chosen.scenario()), interruption::isInterrupted);
            Trial start =
                    trials.run(new Candidate(variants.tree(), chosen.seed())).orElseThrow();
            String kind = kind(start, interruption);
            Shrinker shrinker = new Shrinker(trials, start, kind, budget).curedBy(cure);
            shrinker.shrink(new ShrinkProgress(spec.commandLine().getErr(), shrinker)::tell);
            Path file = output != null ? output : standardOutput(variants.file(), chosen.scenario());
            WholeFile.write(file, ShrunkFile.of(shrinker, start, variants.file(), file, command(chosen)));
            Optional<String> story = StoryFile.of(shrinker.best(), file);
            if (story.isPresent()) WholeFile.write(StoryFile.beside(file), story.get());
            print(shrinker, start, file, story.isPresent());
            return interruption.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.AS_EXPECTED;
        }
    }

    private Set<String> judged(Scenario scenario) {
        Set<String> names = new TreeSet<>();
        scenario.checks().forEach(each -> names.add(each.name()));
        if (check == null) return names;
        if (names.contains(check)) return Set.of(check);
        throw CommandFailure.usage(
                "the scenario makes no check `" + check + "`\n  = it makes " + String.join(", ", names));
    }

    /** Promises before figures, and of these the one that is broken first. */
    private static String kind(Trial start, Interruption interruption) {
        Set<String> figures = start.scenario().checks().stream()
                .filter(each -> each.make().get().dependsOnWeather())
                .map(PlannedCheck::name)
                .collect(Collectors.toSet());
        Comparator<Violation> order = Comparator.<Violation, Boolean>comparing(each -> figures.contains(each.check()))
                .thenComparingLong(each -> each.atNanos().orElse(Long.MAX_VALUE));
        return start.violations().stream()
                .min(order)
                .map(Violation::kind)
                .orElseThrow(() -> new CommandFailure(
                        interruption.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.USAGE,
                        "error: no check is violated in this run: there is nothing to shrink"));
    }

    private static Path standardOutput(Path file, Scenario scenario) {
        String name = scenario.slug() + "-shrunk.yaml";
        boolean reported = file.startsWith("reports");
        return reported ? file.resolveSibling(name) : Path.of("reports", name);
    }

    private String command(RunChoice.Chosen chosen) {
        List<String> words = new java.util.ArrayList<>(chosen.scenario().arguments(chosen.seed()));
        if (check != null) words.addAll(List.of("--check", check));
        cure.forEach((path, value) -> words.addAll(List.of("--cure", path + "=" + value)));
        return CommandLineWords.join("splitbrain shrink", words);
    }

    private void print(Shrinker shrinker, Trial start, Path file, boolean hasStory) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("SHRUNK  " + shrinker.violation().kind() + "   in " + shrinker.runs() + " runs");
        shrinker.violation().reason().lines().forEach(line -> out.println("        " + line));
        ShrunkFile.changes(start, shrinker.best()).forEach(line -> out.println("  " + line));
        String name = file.toString().replace('\\', '/');
        out.println();
        out.println("wrote " + name);
        if (hasStory)
            out.println("wrote " + StoryFile.beside(file).toString().replace('\\', '/') + ": how it came to that");
        out.println("repeat: splitbrain run " + name);
        out.println("look:   splitbrain replay " + name);
    }
}
