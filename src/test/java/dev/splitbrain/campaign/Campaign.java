package dev.splitbrain.campaign;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.sim.HandlerFailure;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs scenarios with many seeds each, one after the other, and prints a line for each scenario and the command that repeats
 * each run that did not come out as expected: {@code Campaign SEEDS SCENARIO... [--set PATH=VALUE]... [--from SEED]}. A scenario is a file, a
 * folder, or the name of a protocol, which stands for its file in {@code scenarios/chaos}; {@code all} is that folder.
 */
public final class Campaign {
    private static final Path CHAOS = Path.of("scenarios", "chaos");
    private static final long MOST_EVENTS = 5_000_000; // hundreds of times what a run needs
    private static final String ROW = "%-28s %8s %10s %10s %14s %14s%n";

    private final Map<String, String> overrides = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();
    private long seeds;
    private long first = 1;

    public static void main(String[] args) throws IOException, ScenarioException {
        Campaign campaign = new Campaign();
        campaign.read(args);
        System.exit(campaign.run() ? 0 : 1);
    }

    private void read(String[] args) throws IOException {
        seeds = Long.parseLong(args[0]);
        for (int i = 1; i < args.length; i++) {
            switch (args[i]) {
                case "--from" -> first = Long.parseLong(args[++i]);
                case "--set" -> {
                    String[] pair = args[++i].split("=", 2);
                    overrides.put(pair[0], pair[1]);
                }
                default -> files.addAll(scenarios(args[i]));
            }
        }
    }

    private static List<Path> scenarios(String name) throws IOException {
        if (name.equals("all")) return scenarios(CHAOS.toString());
        Path path = Path.of(name);
        if (!Files.exists(path)) path = CHAOS.resolve(name + ".yaml");
        try (Stream<Path> inside = Files.walk(path)) {
            return inside.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private boolean run() throws ScenarioException {
        System.out.printf(ROW, "scenario", "runs", "violated", "undecided", "events", "ended ok");
        boolean clean = true;
        for (Path file : files) clean &= run(ScenarioLoader.load(file, overrides, Catalog.standard()));
        return clean;
    }

    private boolean run(Scenario scenario) {
        List<String> failures = new ArrayList<>();
        long violated = 0;
        long undecided = 0;
        long events = 0;
        long ok = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            Optional<Failure> failure;
            try {
                RunResult result = new ScenarioRun(scenario, seed).run((timeNanos, done) -> done < MOST_EVENTS);
                events += result.events();
                ok += result.operations("ok");
                failure = unexpected(result);
            } catch (HandlerFailure thrown) {
                failure = Optional.of(new Failure(false, "a handler failed: " + thrown.getCause()));
            }
            if (failure.isEmpty()) continue;
            if (failure.get().undecided()) undecided++;
            else violated++;
            failures.add(repeat(scenario, seed) + "\n    " + failure.get().words());
        }
        System.out.printf(
                ROW,
                scenario.slug(),
                Quantity.count(seeds),
                violated,
                undecided,
                Quantity.count(events),
                Quantity.count(ok));
        failures.forEach(failure -> System.out.println("  " + failure));
        return failures.isEmpty();
    }

    private record Failure(boolean undecided, String words) {}

    /** The first violation; else the first check that is undecided. */
    private static Optional<Failure> unexpected(RunResult result) {
        if (result.end().reason().equals("interrupted"))
            return Optional.of(new Failure(
                    false,
                    "a storm: " + Quantity.count(MOST_EVENTS) + " events until " + Quantity.moment(result.endNanos())));
        List<Judged> judged = new ArrayList<>(result.checks());
        judged.removeIf(Judged::asExpected);
        judged.sort(Comparator.comparing(one -> isUndecided(one)));
        return judged.stream().findFirst().map(one -> new Failure(isUndecided(one), words(one)));
    }

    private static boolean isUndecided(Judged judged) {
        return judged.verdict().answer() == Answer.UNDECIDED;
    }

    private static String words(Judged judged) {
        return judged.label() + ": "
                + judged.verdict().reason().lines().findFirst().orElse("");
    }

    private String repeat(Scenario scenario, long seed) {
        StringBuilder command = new StringBuilder("splitbrain run " + scenario.file() + " --seed " + seed);
        overrides.forEach((path, value) ->
                command.append(" --set ").append(path).append('=').append(value));
        return command.toString();
    }
}
