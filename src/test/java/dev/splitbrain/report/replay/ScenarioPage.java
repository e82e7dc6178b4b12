package dev.splitbrain.report.replay;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.sim.RunEnd;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.trace.Fingerprint;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.world.NodePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a scenario and gives its replay: {@code ScenarioPage OUT SCENARIO [SEED [path=value …]]}. */
final class ScenarioPage {
    private ScenarioPage() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (int i = 3; i < args.length; i++) overrides.put(args[i].split("=")[0], args[i].split("=")[1]);
        Scenario scenario = ScenarioLoader.load(Path.of(args[1]), overrides, Catalog.standard());
        ReplayData data = run(scenario, args.length > 2 ? Long.parseLong(args[2]) : scenario.seed());
        ReplayPage.write(Path.of(args[0]), data, ReplayPage.Packing.COMPRESSED);
    }

    static ReplayData run(Scenario scenario, long seed) {
        ReplayRecorder recorder = new ReplayRecorder(
                scenario.world().nodes().stream().map(NodePlan::id).toList());
        HistoryRecorder history = new HistoryRecorder();
        List<TraceSink> sinks = new ArrayList<>(List.of(recorder, history));
        Map<PlannedCheck, Check> checks = new LinkedHashMap<>();
        for (PlannedCheck planned : scenario.checks()) {
            Check check = planned.make().get();
            checks.put(planned, check);
            sinks.add(check);
        }
        Simulation simulation =
                new Simulation(seed, scenario.world(), scenario.protocol().protocol(), scenario.workload(), sinks);
        recorder.watch(simulation.probe());
        RunEnd end = simulation.run();
        Recording recording = recorder.finish();
        Evidence evidence = new Evidence(
                scenario.protocol().protocol().spec(),
                recording.nodes,
                history.history(),
                recording.faults(),
                end.endNanos());
        List<CheckResult> results = new ArrayList<>();
        checks.forEach((planned, check) -> {
            Verdict verdict = check.verdict(evidence);
            boolean violated = verdict.answer() == Verdict.Answer.VIOLATED;
            results.add(new CheckResult(planned.text(), verdict, violated == planned.expectViolated()));
        });
        RunFacts facts = new RunFacts(
                scenario.name(),
                scenario.description().strip(),
                scenario.protocol().name(),
                seed,
                Fingerprint.format(end.fingerprint()),
                "0.1.0",
                "splitbrain run " + scenario.file() + " --seed " + seed);
        return ReplayData.of(facts, recording, recording.faults(), results);
    }
}
