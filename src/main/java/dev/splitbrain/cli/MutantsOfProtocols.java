package dev.splitbrain.cli;

import dev.splitbrain.explore.mutants.Hunt;
import dev.splitbrain.explore.mutants.MutantSearch;
import dev.splitbrain.explore.mutants.Score;
import dev.splitbrain.explore.search.Search;
import dev.splitbrain.report.RunFiles;
import dev.splitbrain.report.WholeFile;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.ChartsUnavailable;
import dev.splitbrain.report.search.FoundFile;
import dev.splitbrain.report.search.ScoreChart;
import dev.splitbrain.report.search.ScorePage;
import dev.splitbrain.report.search.ScoreTables;
import dev.splitbrain.report.search.ScoreText;
import dev.splitbrain.report.search.StoryFile;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code splitbrain search --mutants}: every mistake of the protocols of these scenarios, and the protocols without one. */
final class MutantsOfProtocols {
    private static final int SHRINK_RUNS = 20_000;

    private final CommandSpec spec;
    private final ScenarioOptions options;
    private final Search.Plan plan;
    private final List<Search.By> ways;
    private final List<String> only;
    private final Optional<Path> folder;
    private final List<Score> scores = new ArrayList<>();

    /** The ways of searching take turns. Without a folder, nothing is written. */
    MutantsOfProtocols(
            CommandSpec spec,
            ScenarioOptions options,
            Search.Plan plan,
            List<Search.By> ways,
            List<String> only,
            Optional<Path> folder) {
        this.spec = spec;
        this.options = options;
        this.plan = plan;
        this.ways = List.copyOf(ways);
        this.only = List.copyOf(only);
        this.folder = folder;
    }

    /** Searches, and gives the exit code; what is finished when it is stopped is kept. */
    int run(List<Path> places) throws IOException, ScenarioException {
        Map<String, List<Path>> byProtocol = byProtocol(scenarios(places));
        Map<String, List<String>> mutants = mutants(byProtocol);
        Optional<RunFiles> files = folder.isEmpty() ? Optional.empty() : Optional.of(new RunFiles(folder.get()));
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
            for (Map.Entry<String, List<Path>> each : byProtocol.entrySet()) {
                String protocol = each.getKey();
                MutantSearch search = new MutantSearch(
                        protocol,
                        hunts(each.getValue()),
                        plan,
                        SHRINK_RUNS,
                        interruption::isInterrupted,
                        System::nanoTime);
                for (String mutant : mutants.get(protocol)) {
                    Score score = search.score(mutant);
                    if (interruption.isInterrupted()) break;
                    scores.add(score);
                    if (files.isPresent()) keep(files.get(), score);
                    out.println(ScoreText.line(score));
                    out.flush();
                }
            }
            out.println();
            ScoreText.summary(scores).forEach(out::println);
            if (files.isPresent()) {
                report(files.get(), places);
                out.println();
                out.println("files in " + files.get().folder().toString().replace('\\', '/') + "/");
            }
            if (interruption.isInterrupted()) return ExitCode.INTERRUPTED;
            return scores.stream().allMatch(Score::isAsItShouldBe) ? ExitCode.AS_EXPECTED : ExitCode.VIOLATED;
        }
    }

    private void report(RunFiles files, List<Path> places) throws IOException {
        List<String> words = new ArrayList<>(List.of("--mutants"));
        places.forEach(place -> words.add(place.toString().replace('\\', '/')));
        words.addAll(options.arguments());
        only.forEach(mutant -> words.addAll(List.of("--mutant", mutant)));
        if (plan.firstSeed() != 1) words.addAll(List.of("--seed", String.valueOf(plan.firstSeed())));
        if (ways.size() == 1) words.addAll(List.of("--by", ways.get(0).word()));
        words.addAll(List.of("--runs", String.valueOf(plan.runs())));
        String command = CommandLineWords.join("splitbrain search", words);
        files.write("mutants.md", ScorePage.of(scores, command));
        try {
            ScoreChart.write(files, scores, command, Theme.LIGHT);
        } catch (ChartsUnavailable e) {
            spec.commandLine().getErr().println(e.getMessage());
        }
    }

    /** The scenarios of each protocol, in the order of the first of each. */
    private Map<String, List<Path>> byProtocol(List<Path> files) throws IOException, ScenarioException {
        Map<String, List<Path>> all = new LinkedHashMap<>();
        for (Path file : files) {
            String protocol = options.load(file).protocol().name();
            all.computeIfAbsent(protocol, name -> new ArrayList<>()).add(file);
        }
        return all;
    }

    /** All scenarios with one way of searching after the other. */
    private List<Hunt> hunts(List<Path> files) {
        List<Hunt> hunts = new ArrayList<>();
        for (Search.By by : ways)
            for (Path file : files) hunts.add(new Hunt(file, values -> options.variants(file, values), by));
        return hunts;
    }

    /** The mistakes that are searched for, by protocol, and at the end of each none. */
    private Map<String, List<String>> mutants(Map<String, List<Path>> byProtocol) {
        Map<String, List<String>> mutants = new LinkedHashMap<>();
        byProtocol.forEach((protocol, files) -> mutants.put(protocol, mutants(files.get(0), protocol)));
        Set<String> known = new LinkedHashSet<>();
        mutants.values().forEach(known::addAll);
        for (String name : only) {
            if (!known.contains(name))
                throw CommandFailure.usage(String.join(" and ", byProtocol.keySet()) + " cannot make the mistake `"
                        + name + "`\n  = " + Suggestion.hint(name, "mistakes", List.copyOf(known)));
        }
        if (!only.isEmpty()) mutants.values().forEach(each -> each.retainAll(only));
        return mutants;
    }

    private List<String> mutants(Path file, String protocol) {
        List<String> mutants = new ArrayList<>(options.mutants(protocol));
        if (mutants.isEmpty())
            throw CommandFailure.usage(
                    file + " is about " + protocol + ", which makes no mistakes on purpose: it has no option `mutant`");
        mutants.add(Score.NONE);
        return mutants;
    }

    private void keep(RunFiles files, Score score) throws IOException {
        files.write("mutants.csv", ScoreTables.of(scores).csv());
        if (score.found().isEmpty()) return;
        Score.Found found = score.found().get();
        Path scenario = found.hunt().file();
        Path file = files.folder().resolve(score.protocol() + "-" + score.mutant() + ".yaml");
        String command = "splitbrain search --mutants " + scenario.toString().replace('\\', '/');
        WholeFile.write(file, FoundFile.of(found.smallest(), scenario, file, command));
        Optional<String> story = StoryFile.of(found.smallest(), file);
        if (story.isPresent()) WholeFile.write(StoryFile.beside(file), story.get());
    }

    /** The files, and those in the folders. */
    private static List<Path> scenarios(List<Path> places) {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) files.add(place);
            else files.addAll(inside(place));
        }
        if (files.isEmpty())
            throw CommandFailure.usage("there is no scenario in "
                    + places.stream().map(Path::toString).collect(Collectors.joining(" and ")));
        return files;
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
