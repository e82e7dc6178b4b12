package dev.splitbrain.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.explore.search.Exhaustive;
import dev.splitbrain.explore.search.Finding;
import dev.splitbrain.explore.search.Search;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.report.search.SearchJson;
import dev.splitbrain.report.search.SearchText;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitbrain search}. */
@Command(
        name = "search",
        description = "Look for a run that breaks a promise: many seeds, with faults, weather and loads by chance.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    private static final List<Search.By> ALL_WAYS = List.of(Search.By.COVERAGE, Search.By.POS);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The scenario to begin with; with --mutants, any number of them, and folders.")
    private List<Path> files;

    @Mixin
    private ScenarioOptions scenarioOptions;

    @Option(
            names = "--check",
            paramLabel = "NAME",
            description =
                    "Which checks count (may be repeated). Default: all that no weather may break, so neither bounds"
                            + " on figures nor that something happens at all.")
    private List<String> checks = List.of();

    @Option(names = "--runs", paramLabel = "N", description = "How many runs at most (default: 1000).")
    private int runs = 1000;

    @Option(names = "--for", paramLabel = "TIME", description = "How long at most, such as 10m (default: any time).")
    private String time;

    @Option(names = "--seed", paramLabel = "N", description = "The first seed (default: 1).")
    private long seed = 1;

    @Option(
            names = "--by",
            paramLabel = "WAY",
            description =
                    "How runs are chosen: swarm (each by chance), coverage (every second one changes one that came into a"
                            + " new situation; default), pct (swarm, and messages take their turns by priorities with"
                            + " change points), pos (the same by partial-order sampling) or exhaustive (all orders of the"
                            + " first messages, for small settings). With --mutants, coverage and pos take turns by default.")
    private Optional<Search.By> way = Optional.empty();

    @Mixin
    private BoundOptions bounds;

    @Option(names = "--all", description = "Go on after the first violation, for other kinds.")
    private boolean all;

    @Option(
            names = "--mutants",
            description =
                    "Search for every mistake that the scenario's protocol can make on purpose, and in the protocol without"
                            + " one; shrink what is found.")
    private boolean mutants;

    @Option(
            names = "--mutant",
            paramLabel = "NAME",
            description = "Of these mistakes only this one (may be repeated); none is the protocol without one.")
    private List<String> only = List.of();

    @Mixin
    private Jobs jobs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where what is found is written (default: reports/search-<scenario>).")
    private Path output;

    @Option(names = "--no-files", description = "Write nothing.")
    private boolean noFiles;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            return search();
        } catch (ScenarioException e) { // of one of the settings that it is swept over
            throw new CommandFailure(ExitCode.USAGE, e.render().stripTrailing());
        }
    }

    private int search() throws IOException, ScenarioException {
        if (runs < 1) throw CommandFailure.usage("--runs must be at least 1, got " + runs);
        Search.By by = way.orElse(Search.By.COVERAGE);
        if (mutants || !only.isEmpty()) return searchForMutants(by);
        bounds.demand(by);
        Search.Plan plan = new Search.Plan(by, seed, runs, all, jobs.atOnce());
        if (files.size() > 1) throw CommandFailure.usage("one scenario at a time; with --mutants it may be more");
        Path file = files.get(0);
        Scenario scenario = scenarioOptions.load(file);
        Path folder = output != null ? output : Path.of("reports", "search-" + scenario.slug());
        try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
            Trials trials =
                    new Trials(scenarioOptions.variants(file), new TreeSet<>(checks), interruption::isInterrupted);
            demandChecks(scenario, trials);
            SearchProgress progress = new SearchProgress(spec.commandLine().getErr(), runs, Optional.ofNullable(time));
            List<Finding> findings = by == Search.By.EXHAUSTIVE
                    ? explore(trials, plan, progress, folder)
                    : search(trials, plan, progress, folder);
            if (interruption.isInterrupted()) return ExitCode.INTERRUPTED;
            return findings.isEmpty() ? ExitCode.AS_EXPECTED : ExitCode.VIOLATED;
        }
    }

    private int searchForMutants(Search.By by) throws IOException, ScenarioException {
        demandNothingElse(by);
        Path folder = output != null ? output : Path.of("reports", "mutants");
        return new MutantsOfProtocols(
                        spec,
                        scenarioOptions,
                        new Search.Plan(by, seed, runs, false, jobs.atOnce()),
                        way.map(List::of).orElse(ALL_WAYS),
                        only,
                        noFiles ? Optional.empty() : Optional.of(folder))
                .run(files);
    }

    /** Says why where something is given that a search for mistakes does not go by. */
    private void demandNothingElse(Search.By by) {
        if (by == Search.By.EXHAUSTIVE || !bounds.arguments().isEmpty())
            throw CommandFailure.usage("--mutants searches by chance, not exhaustively");
        if (!checks.isEmpty())
            throw CommandFailure.usage(
                    "--check says nothing to --mutants: every check that no weather may break counts\n"
                            + "  = to search for one mistake by one check, leave out --mutants and --mutant and add "
                            + "--set protocol.<its name>.mutant=<the mistake>");
        if (time != null)
            throw CommandFailure.usage("--for says nothing to --mutants: its score must not depend on the machine\n"
                    + "  = bound it by --runs N");
        if (all)
            throw CommandFailure.usage(
                    "--all says nothing to --mutants: a mistake is found when one run breaks a promise");
        if (json)
            throw CommandFailure.usage("--mutants prints no JSON\n  = mutants.csv in its folder has the same as data");
    }

    private List<Finding> search(Trials trials, Search.Plan plan, SearchProgress progress, Path folder)
            throws IOException, ScenarioException {
        Search search = new Search(trials, plan);
        search.run(progress::goOn);
        print(search.findings(), folder, SearchText.of(search.covered()), SearchJson.of(search.covered()));
        return search.findings();
    }

    private List<Finding> explore(Trials trials, Search.Plan plan, SearchProgress progress, Path folder)
            throws IOException, ScenarioException {
        Exhaustive search = new Exhaustive(trials, bounds.plan(plan));
        search.run(progress::goOn);
        print(search.findings(), folder, SearchText.of(search.explored()), SearchJson.of(search.explored()));
        return search.findings();
    }

    private void demandChecks(Scenario scenario, Trials trials) {
        Set<String> made = new TreeSet<>();
        scenario.checks().forEach(check -> made.add(check.name()));
        for (String name : checks) {
            if (!made.contains(name))
                throw CommandFailure.usage(
                        "the scenario makes no check `" + name + "`\n  = it makes " + String.join(", ", made));
        }
        if (scenario.checks().stream().noneMatch(check -> trials.judges(check, false)))
            throw CommandFailure.usage("the scenario makes no check that no weather may break\n"
                    + "  = add one such as linearizable, or say which one counts: --check NAME");
    }

    /** As it would be typed to find the same again. */
    private String command() {
        List<String> words = new ArrayList<>(List.of(files.get(0).toString()));
        words.addAll(scenarioOptions.arguments());
        checks.forEach(check -> words.addAll(List.of("--check", check)));
        if (seed != 1) words.addAll(List.of("--seed", String.valueOf(seed)));
        way.ifPresent(by -> words.addAll(List.of("--by", by.word())));
        words.addAll(bounds.arguments());
        words.addAll(List.of("--runs", String.valueOf(runs)));
        return CommandLineWords.join("splitbrain search", words);
    }

    private void print(List<Finding> findings, Path folder, List<String> covered, ObjectNode coveredJson)
            throws IOException {
        Optional<Path> into = noFiles ? Optional.empty() : Optional.of(folder);
        new FoundRuns(files.get(0), findings, into, command())
                .tell(spec.commandLine().getOut(), json, covered, coveredJson);
    }
}
