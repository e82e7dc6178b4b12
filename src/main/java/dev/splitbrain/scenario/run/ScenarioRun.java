package dev.splitbrain.scenario.run;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.history.History;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.FaultRecorder;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.metrics.RoleTimeline;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.sim.Progress;
import dev.splitbrain.sim.RunEnd;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.trace.Deviation;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StateProbe;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.world.NodePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of a scenario with everything that listens to it. */
public final class ScenarioRun {
    private final Scenario scenario;
    private final long seed;
    private final HistoryRecorder history = new HistoryRecorder();
    private final FaultRecorder faults;
    private final RoleTimeline roles = new RoleTimeline();
    private final Counters counters = new Counters();
    private final List<Check> checks = new ArrayList<>();
    private final List<TraceSink> sinks = new ArrayList<>();
    private final List<Consumer<StateProbe>> watchers = new ArrayList<>();
    private Optional<Simulation.ChanceAnew> anew = Optional.empty();
    private Optional<Simulation> begun = Optional.empty();

    public ScenarioRun(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        faults = new FaultRecorder(scenario.world().faults(seed));
        for (PlannedCheck planned : scenario.checks()) checks.add(planned.make().get());
        sinks.addAll(List.of(history, faults, roles, counters));
        sinks.addAll(checks);
    }

    /** Has somebody else told of the steps too. */
    public ScenarioRun tell(TraceSink sink) {
        sinks.add(sink);
        return this;
    }

    /** Gives somebody a look into the nodes, before the first step. */
    public ScenarioRun show(Consumer<StateProbe> watcher) {
        watchers.add(watcher);
        return this;
    }

    /** Has all chance begin anew at a time: up to then it is the same run, from then on one of another seed. */
    public ScenarioRun chanceAnew(long atNanos, long newSeed) {
        anew = Optional.of(new Simulation.ChanceAnew(atNanos, newSeed));
        return this;
    }

    /**
     * Shows somebody a run again, up to a moment, and the insides of its nodes: the same steps as before, and nobody judges
     * them. Says whether it came out the same, where it went to the end.
     */
    public static boolean again(
            RunResult run, long untilNanos, List<? extends TraceSink> sinks, Consumer<StateProbe> watcher) {
        Scenario scenario = run.scenario();
        Simulation simulation = new Simulation(
                run.seed(), scenario.world(), scenario.protocol().protocol(), scenario.workload(), sinks);
        watcher.accept(simulation.probe());
        RunEnd end =
                simulation.report((timeNanos, events) -> timeNanos < untilNanos).run();
        return end.fingerprint() == run.end().fingerprint();
    }

    /** What rules by chance have done to the order of messages, however the run has ended. */
    public List<Deviation> deviations() {
        return begun.map(Simulation::deviations).orElse(List.of());
    }

    /** Runs to the end and judges; once only. */
    public RunResult run(Progress progress) {
        Simulation simulation = new Simulation(
                seed, scenario.world(), scenario.protocol().protocol(), scenario.workload(), sinks, anew);
        if (scenario.protocol().foreign().isPresent()) simulation.sealMessages();
        begun = Optional.of(simulation);
        watchers.forEach(watcher -> watcher.accept(simulation.probe()));
        RunEnd end = simulation.report(progress).run();
        History seen = history.history();
        List<FaultWindow> windows = faults.windows(end.endNanos());
        List<NodeId> nodes = scenario.world().nodes().stream().map(NodePlan::id).toList();
        Evidence evidence = new Evidence(
                scenario.protocol().protocol().spec(), nodes, seen, windows, end.endNanos(), simulation.named());
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            judged.add(new Judged(
                    scenario.checks().get(i),
                    checks.get(i).label(),
                    checks.get(i).verdict(evidence)));
        }
        return new RunResult(scenario, seed, end, seen, windows, roles.spans(end.endNanos()), counters, judged);
    }
}
