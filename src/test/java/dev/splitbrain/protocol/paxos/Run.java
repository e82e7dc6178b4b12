package dev.splitbrain.protocol.paxos;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.History;
import dev.splitbrain.metrics.FaultRecorder;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.sim.RunEnd;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A whole run in the engine: what it left behind, and what checks say of it. */
public final class Run {
    private final List<Step> steps = new ArrayList<>();
    private final RunEnd end;
    private final Evidence evidence;
    private final List<Check> checks;

    /** Runs and keeps the steps of the kinds in {@code kept}. */
    public Run(
            long seed,
            World world,
            Protocol<?, ?> protocol,
            Workload workload,
            Set<StepKind> kept,
            List<? extends Check> checks) {
        this.checks = List.copyOf(checks);
        HistoryRecorder history = new HistoryRecorder();
        FaultRecorder faults = new FaultRecorder(world.faults());
        List<TraceSink> sinks = new ArrayList<>(checks);
        sinks.add(history);
        sinks.add(faults);
        sinks.add(new TraceSink() {
            @Override
            public Set<StepKind> wants() {
                return kept;
            }

            @Override
            public void accept(Step step) {
                steps.add(step);
            }
        });
        end = new Simulation(seed, world, protocol, workload, sinks).run();
        List<NodeId> nodes = world.nodes().stream().map(NodePlan::id).toList();
        evidence =
                new Evidence(protocol.spec(), nodes, history.history(), faults.windows(end.endNanos()), end.endNanos());
    }

    public List<Step> steps() {
        return steps;
    }

    public RunEnd end() {
        return end;
    }

    public Evidence evidence() {
        return evidence;
    }

    public History history() {
        return evidence.history();
    }

    /** The first violation that a check found, in words; empty where there is none. */
    public String violation() {
        for (Check check : checks) {
            Verdict verdict = check.verdict(evidence);
            if (verdict.answer() == Verdict.Answer.VIOLATED) return check.name() + ": " + verdict.reason();
        }
        return "";
    }

    /** The steps of one kind. */
    public <S extends Step> List<S> steps(Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The notes of one kind, with who noted them and when. */
    public List<Step.Noted> notes(Class<? extends Note> kind) {
        return steps(Step.Noted.class).stream()
                .filter(step -> kind.isInstance(step.note()))
                .toList();
    }

    /** How many messages of one kind left a node; not counted are those that a node sends to itself. */
    public long sent(Class<?> message) {
        return steps(Step.Sent.class).stream()
                .filter(step -> message.isInstance(step.message()))
                .filter(step -> !step.from().equals(step.to()))
                .count();
    }
}
