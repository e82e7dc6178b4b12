package dev.splitbrain.protocol.raft;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Linearizable;
import dev.splitbrain.check.NoLostWrites;
import dev.splitbrain.check.OneLeaderPerTerm;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.log.LogInvariants;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.protocol.raft.RaftNote.BecameLeader;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.sim.RunEnd;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Selector;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A whole cluster for tests: nodes, clients and faults, with a default for everything. */
final class Cluster {
    private RaftSettings settings = RaftSettings.defaults();
    private int nodes = 5;
    private int clients = 3;
    private double lossShare = 0;
    private Distribution delayNanos = Distribution.uniform(1e6, 6e6);
    private Distribution fsyncNanos = Distribution.uniform(0.5e6, 3e6);
    private Distribution thinkNanos = Distribution.uniform(5e6, 15e6);
    private final List<Fault> faults = new ArrayList<>();

    Cluster settings(RaftSettings newSettings) {
        settings = newSettings;
        return this;
    }

    Cluster nodes(int count) {
        nodes = count;
        return this;
    }

    Cluster clients(int count) {
        clients = count;
        return this;
    }

    Cluster loss(double share) {
        lossShare = share;
        return this;
    }

    Cluster delay(Distribution nanos) {
        delayNanos = nanos;
        return this;
    }

    Cluster fsync(Distribution nanos) {
        fsyncNanos = nanos;
        return this;
    }

    Cluster think(Distribution nanos) {
        thinkNanos = nanos;
        return this;
    }

    Cluster at(Duration time, FaultAction action, Duration length) {
        return fault(new FaultTime.At(time.toNanos()), action, Distribution.constant(length.toNanos()));
    }

    Cluster every(Duration period, Duration until, FaultAction action, Distribution lengthNanos) {
        return fault(new FaultTime.Every(period.toNanos(), period.toNanos(), until.toNanos()), action, lengthNanos);
    }

    private Cluster fault(FaultTime time, FaultAction action, Distribution lengthNanos) {
        faults.add(new Fault(faults.size() + 1, action.name(), action, time, Optional.of(lengthNanos)));
        return this;
    }

    static Selector named(String... names) {
        return new Selector.Named(List.of(names));
    }

    /** Runs, and judges by every check that fits a replicated log. */
    Ran run(long seed, Duration time, TraceSink... sinks) {
        Ran ran = new Ran();
        List<TraceSink> all = new ArrayList<>(List.of(sinks));
        all.addAll(ran.sinks());
        ran.end = new Simulation(seed, world(time), Raft.protocol(settings), workload(), all).run();
        List<NodeId> ids = world(time).nodes().stream().map(NodePlan::id).toList();
        ran.judge(new Evidence(KeyValue.SPEC, ids, ran.history(), List.of(), time.toNanos()));
        return ran;
    }

    private World world(Duration time) {
        List<NodePlan> plans = new ArrayList<>();
        for (int i = 0; i < nodes; i++) plans.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        Topology topology = Topology.uniform(new Link(delayNanos, lossShare, 0));
        return new World(time.toNanos(), plans, topology, fsyncNanos, faults);
    }

    private Workload workload() {
        List<ClientId> ids = new ArrayList<>();
        for (int i = 0; i < clients; i++) ids.add(new ClientId(i, "client" + (i + 1)));
        return new Workload(
                ids,
                new Load.Closed(thinkNanos),
                new Mix(Map.of("read", 0.4, "write", 0.4, "cas", 0.2)),
                Keys.uniform(3),
                List.of(),
                Duration.ofSeconds(1).toNanos(),
                Duration.ofMillis(400).toNanos());
    }

    /** A run that has ended. */
    static final class Ran implements TraceSink {
        private final HistoryRecorder recorder = new HistoryRecorder();
        private final List<Check> checks =
                List.of(new LogInvariants(), new OneLeaderPerTerm(), new Linearizable(), new NoLostWrites());
        private final List<String> violations = new ArrayList<>();
        private RunEnd end;
        int elections;
        int crashes;
        long highestTerm;

        private List<TraceSink> sinks() {
            List<TraceSink> sinks = new ArrayList<>(checks);
            sinks.addAll(List.of(recorder, this));
            return sinks;
        }

        private void judge(Evidence evidence) {
            for (Check check : checks) {
                Verdict verdict = check.verdict(evidence);
                if (verdict.answer() == Verdict.Answer.VIOLATED) violations.add(check.name() + ": " + verdict.reason());
            }
        }

        /** What each violated check says. */
        List<String> violations() {
            return violations;
        }

        History history() {
            return recorder.history();
        }

        RunEnd end() {
            return end;
        }

        long succeeded() {
            return history().operations().stream()
                    .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                    .count();
        }

        @Override
        public Set<StepKind> wants() {
            return Set.of(StepKind.NOTED, StepKind.CRASHED);
        }

        @Override
        public void accept(Step step) {
            if (step instanceof Step.Crashed) crashes++;
            if (step instanceof Step.Noted noted && noted.note() instanceof BecameLeader) elections++;
            if (step instanceof Step.Noted noted && noted.note() instanceof RoleNote role)
                highestTerm = Math.max(highestTerm, role.epoch());
        }
    }
}
