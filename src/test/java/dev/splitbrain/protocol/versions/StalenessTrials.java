package dev.splitbrain.protocol.versions;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many writes, each followed by a read or more, in the world of a shipped scenario. */
final class StalenessTrials {
    private static final double MILLI = 1e6;

    private final Scenario scenario;
    private final boolean anyCoordinator;

    /** What trials gave: the share of consistent reads, and the 99.9th percentiles of latency. */
    record Figures(double consistent, double readMillis, double writeMillis) {}

    StalenessTrials(String name, int r, int w, String mutant) throws ScenarioException {
        Map<String, String> overrides = Map.of(
                "protocol.replicated-kv.r", "" + r,
                "protocol.replicated-kv.w", "" + w,
                "protocol.replicated-kv.mutant", mutant);
        Path file = Path.of("scenarios/versions/staleness-" + name + ".yaml");
        scenario = ScenarioLoader.load(file, overrides, Catalog.standard());
        anyCoordinator = name.equals("wan");
    }

    /** A write, a read as soon as it is acknowledged, the next write as soon as that is answered. */
    Figures inTurn(int trials, long seed) {
        List<ScriptStep> steps = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            steps.add(step("w" + i, 0, write(i), i == 0 ? Optional.empty() : Optional.of("r" + (i - 1)), steps.size()));
            steps.add(step("r" + i, 0, new KeyValue.Read("k"), Optional.of("w" + i), steps.size()));
        }
        List<Operation> operations = run(steps, seed, Long.MAX_VALUE / 4);
        double[] reads = new double[trials];
        double[] writes = new double[trials];
        int consistent = 0;
        for (int i = 0; i < trials; i++) {
            writes[i] = operations.get(2 * i).latencyNanos() / MILLI;
            reads[i] = operations.get(2 * i + 1).latencyNanos() / MILLI;
            if (found(operations.get(2 * i + 1), i)) consistent++;
        }
        return new Figures((double) consistent / trials, permille(reads), permille(writes));
    }

    /** The 99.9th percentile of writes over several runs, one for each seed. */
    double writeMillis(int trials, int seeds) {
        double[] writes = new double[trials * seeds];
        for (int seed = 1; seed <= seeds; seed++) {
            List<ScriptStep> steps = new ArrayList<>();
            for (int i = 0; i < trials; i++)
                steps.add(step("w" + i, 0, write(i), i == 0 ? Optional.empty() : Optional.of("w" + (i - 1)), i));
            List<Operation> operations = run(steps, seed, Long.MAX_VALUE / 4);
            for (int i = 0; i < trials; i++)
                writes[(seed - 1) * trials + i] = operations.get(i).latencyNanos() / MILLI;
        }
        return permille(writes);
    }

    private static double permille(double[] values) {
        Arrays.sort(values);
        return values[(int) (values.length * .999)];
    }

    private static boolean found(Operation read, int trial) {
        return ((Outcome.Ok) read.outcome()).result().equals(new Result.Value((long) trial));
    }

    private static KeyValue.Write write(int trial) {
        return new KeyValue.Write("k", (long) trial);
    }

    private ScriptStep step(
            String id, long atNanos, dev.splitbrain.spec.Command command, Optional<String> after, int n) {
        String on = anyCoordinator ? "c" + (1 + Long.remainderUnsigned(Rng.mix(n), 3)) : "c1";
        return new ScriptStep(id, atNanos, "client", Optional.of(on), command, after);
    }

    private List<Operation> run(List<ScriptStep> steps, long seed, long durationNanos) {
        Workload workload = new Workload(
                List.of(new ClientId(0, "client")),
                new Load.None(),
                new Mix(Map.of()),
                Keys.uniform(1),
                steps,
                10_000_000_000L,
                0);
        World old = scenario.world();
        World world = new World(
                durationNanos,
                old.nodes(),
                old.topology(),
                old.messages(),
                old.fsyncNanos(),
                old.faults(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                old.edits());
        HistoryRecorder recorder = new HistoryRecorder();
        new Simulation(seed, world, scenario.protocol().protocol(), workload, List.of(recorder)).run();
        return recorder.history().operations();
    }

    // ---- how long until a read is consistent ----

    private static final int BINS = 12;
    private static final int READS = 4; // of each write, at times around the one that is looked for
    private static final double FROM = .8; // of that time
    private static final double TO = 1.3;

    /** The time after a write's acknowledgement from which on a read is consistent with probability .999. */
    double visibleAfterMillis(double about, int writes, long seed) {
        long stepNanos = (long) (about * MILLI * 4); // the writes do not meet
        List<ScriptStep> steps = new ArrayList<>();
        for (int i = 0; i < writes; i++) {
            long at = i * stepNanos;
            steps.add(step("w" + i, at, write(i), Optional.empty(), steps.size()));
            for (int j = 0; j < READS; j++) {
                long later = (long) (about * MILLI * (FROM + (TO - FROM) * (j + .5) / READS));
                steps.add(step("", at + later, new KeyValue.Read("k"), Optional.empty(), steps.size()));
            }
        }
        return crossing(run(steps, seed, writes * stepNanos), about);
    }

    /** Where the share of stale reads, falling exponentially, is one in a thousand. */
    private static double crossing(List<Operation> operations, double about) {
        int[] stale = new int[BINS];
        int[] all = new int[BINS];
        int trial = -1;
        long acknowledged = 0;
        for (Operation operation : operations) {
            if (operation.command() instanceof KeyValue.Write) {
                trial++;
                acknowledged = operation.completedNanos();
                continue;
            }
            double after = (operation.invokedNanos() - acknowledged) / MILLI / about;
            int bin = (int) Math.floor((after - FROM) / (TO - FROM) * BINS);
            if (bin < 0 || bin >= BINS) continue;
            all[bin]++;
            if (!found(operation, trial)) stale[bin]++;
        }
        return about * fit(stale, all);
    }

    /** Least squares on the logarithms, each bin by the number of stale reads in it. */
    private static double fit(int[] stale, int[] all) {
        double weights = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (int bin = 0; bin < stale.length; bin++) {
            if (stale[bin] == 0) continue;
            double at = FROM + (TO - FROM) * (bin + .5) / stale.length;
            double log = StrictMath.log((double) stale[bin] / all[bin]);
            weights += stale[bin];
            x += stale[bin] * at;
            y += stale[bin] * log;
            xx += stale[bin] * at * at;
            xy += stale[bin] * at * log;
        }
        double slope = (weights * xy - x * y) / (weights * xx - x * x);
        double start = (y - slope * x) / weights;
        return (StrictMath.log(.001) - start) / slope;
    }
}
