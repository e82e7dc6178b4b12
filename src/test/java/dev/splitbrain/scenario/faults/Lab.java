package dev.splitbrain.scenario.faults;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.Note;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a few lines of YAML through loader and engine, and keeps every step. Times are in milliseconds. */
final class Lab {
    static final double MS = 1e6;

    /** A scribe, two who listen, 1 ms between them, and 1 ms for a forced write: what a test does not say otherwise. */
    private static final List<String> BASE = List.of(
            "version: 1",
            "name: Test",
            "duration: 200ms",
            "protocol: scribe",
            "nodes: 3",
            "network: {latency: 1ms}",
            "disks: {fsync: 1ms}");

    final List<Step> steps = new ArrayList<>();
    final RunResult result;

    private Lab(Scenario scenario, TraceSink... sinks) {
        ScenarioRun run = new ScenarioRun(scenario, scenario.seed()).tell(new TraceSink() {
            @Override
            public Set<StepKind> wants() {
                return StepKind.all();
            }

            @Override
            public void accept(Step step) {
                steps.add(step);
            }
        });
        for (TraceSink sink : sinks) run.tell(sink);
        result = run.run((timeNanos, events) -> true);
    }

    static Lab run(Path folder, String yaml, TraceSink... sinks) {
        try {
            return new Lab(load(folder, yaml), sinks);
        } catch (ScenarioException e) {
            throw new AssertionError(e.render());
        }
    }

    /** What the loader says of a text that has problems. */
    static String problems(Path folder, String yaml) {
        try {
            load(folder, yaml);
            throw new AssertionError("no problem in\n" + yaml);
        } catch (ScenarioException e) {
            return e.render();
        }
    }

    private static Scenario load(Path folder, String yaml) throws ScenarioException {
        StringBuilder text = new StringBuilder();
        for (String line : BASE) {
            String key = line.substring(0, line.indexOf(':') + 1);
            if (yaml.lines().noneMatch(other -> other.startsWith(key)))
                text.append(line).append('\n');
        }
        try {
            Path file = Files.writeString(folder.resolve("test.yaml"), text + yaml);
            return ScenarioLoader.load(file, Map.of(), Catalog.standard().with(Scribe.ENTRY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T extends Step> List<T> steps(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** When n1 sent messages of a kind to n2. */
    List<Double> sent(Class<? extends Message> kind) {
        return steps(Step.Sent.class).stream()
                .filter(sent -> kind.isInstance(sent.message()))
                .filter(sent ->
                        sent.from().name().equals("n1") && sent.to().name().equals("n2"))
                .map(Lab::ms)
                .toList();
    }

    /** What nodes told, of one kind. */
    <T extends Note> List<T> notes(Class<T> kind) {
        return steps(Step.Noted.class).stream()
                .map(Step.Noted::note)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** When they told it. */
    List<Double> noted(Class<? extends Note> kind) {
        return steps(Step.Noted.class).stream()
                .filter(noted -> kind.isInstance(noted.note()))
                .map(Lab::ms)
                .toList();
    }

    /** When steps of a kind happened, on n1. */
    List<Double> times(Class<? extends Step> kind) {
        return steps.stream()
                .filter(kind::isInstance)
                .filter(step -> step.toString().contains("node=n1"))
                .map(Lab::ms)
                .toList();
    }

    static double ms(Step step) {
        return step.timeNanos() / MS;
    }
}
