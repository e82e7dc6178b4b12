package dev.splitbrain.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures speed: {@code Bench [--quick] [--json] [--processor-time] [--histories DIR] [name ...]}. A name may be the beginning of several. Lines take turns, so
 * that a machine that is busy for a while is so for a yardstick and its subject alike.
 */
public final class Bench {
    private static final String USAGE =
            "usage: scripts/bench [--quick] [--json] [--processor-time] [--histories DIR] [name or its beginning ...]";

    private static final long QUICK_NANOS = 42_000_000_000L;
    private static final long QUICK_WARM_UP_NANOS = 20_000_000_000L;

    private final boolean quick;
    private final boolean processorTime;
    private final Instant start =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now); // getting memory takes its time too
    private final List<Measured> all = new ArrayList<>();
    private final List<String> cold = new ArrayList<>(); // what was not warmed up

    private Bench(boolean quick, boolean processorTime, Path histories, List<String> names) {
        this.quick = quick;
        this.processorTime = processorTime;
        for (Benchmark benchmark : benchmarks(histories)) {
            boolean byDefault =
                    names.isEmpty() && !(quick && benchmark.name().equals(GossipSpread.NAME)); // too long for that
            boolean wanted = byDefault || names.stream().anyMatch(benchmark.name()::startsWith);
            if (wanted) all.add(new Measured(benchmark));
        }
    }

    private static List<Benchmark> benchmarks(Path histories) {
        List<Benchmark> all = new ArrayList<>(Hold.all());
        all.add(new YardstickRing());
        all.add(new Ring(1_000));
        all.add(new Ring(1_000_000));
        all.add(new RaftCommits());
        all.add(new LeaderCrash());
        all.add(new GossipSpread(1_000_000));
        all.add(Judging.million());
        if (histories != null) all.addAll(Judging.files(histories));
        all.add(new Allocation());
        all.addAll(Footprint.all());
        return all;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean quick = names.remove("--quick");
        boolean json = names.remove("--json");
        boolean processorTime = names.remove("--processor-time");
        Path histories = folder(names);
        Bench bench = new Bench(quick, processorTime, histories, names);
        if (bench.all.isEmpty() || names.stream().anyMatch(name -> name.startsWith("-"))) {
            System.err.println(USAGE);
            System.exit(2);
        }
        int repetitions = bench.measure();
        String conditions = bench.conditions(repetitions);
        if (json) System.err.println(conditions);
        System.out.print(json ? Report.json(bench.all) : Report.table(bench.all, conditions));
    }

    private static Path folder(List<String> arguments) {
        int at = arguments.indexOf("--histories");
        if (at < 0 || at + 1 == arguments.size()) return null;
        arguments.remove(at);
        return Path.of(arguments.remove(at));
    }

    /** Measures all lines in turn, again and again, but what is exact once; returns how often. */
    private int measure() throws Exception {
        warmUp();
        List<Measured> timed = new ArrayList<>();
        for (Measured measured : all) {
            if (measured.benchmark().isExact())
                measured.add(measured.benchmark().measure(stopwatch(0)));
            else timed.add(measured);
        }
        int most = quick ? 5 : 9;
        int repetitions = 0;
        long slowestNanos = 0;
        while (repetitions < most && hasTimeFor(slowestNanos, repetitions)) {
            long roundNanos = System.nanoTime();
            for (Measured measured : timed) {
                System.gc(); // what others left behind is not this one's to clean up
                measured.add(measured.benchmark().measure(stopwatch(quick ? 250 : 1_000)));
            }
            slowestNanos = Math.max(slowestNanos, System.nanoTime() - roundNanos);
            repetitions++;
        }
        return repetitions;
    }

    /** On a machine too busy for it, a quick run measures what it had no time to warm up as it is, and says so. */
    private void warmUp() throws Exception {
        for (Measured measured : all) {
            Benchmark benchmark = measured.benchmark();
            if (quick && elapsedNanos() > QUICK_WARM_UP_NANOS && !benchmark.isExact()) cold.add(benchmark.name());
            else benchmark.measure(stopwatch(quick ? 500 : 2_000));
        }
    }

    private String conditions(int repetitions) {
        String conditions = "median of " + repetitions + " repetitions, lines in turn, "
                + (processorTime ? "processor time" : "wall time");
        return cold.isEmpty()
                ? conditions
                : conditions + "; NOT WARMED UP for want of time: " + String.join(", ", cold);
    }

    /** A quick run ends within 50 seconds; on a busy machine with fewer repetitions. */
    private boolean hasTimeFor(long roundNanos, int repetitions) {
        return !quick || repetitions == 0 || elapsedNanos() + roundNanos < QUICK_NANOS;
    }

    private long elapsedNanos() {
        return Duration.between(start, Instant.now()).toNanos();
    }

    private Stopwatch stopwatch(long millis) {
        return new Stopwatch(millis, processorTime);
    }
}
