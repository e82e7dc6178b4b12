package dev.splitbrain.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Measures one family in a virtual machine of its own, and prints what came out for {@link Bench}, a line each: a name and
 * its repetitions. Lines take turns, so that a machine that is busy for a while is so for a yardstick and its subject alike.
 */
public final class FamilyRun {
    /** Stands before the names of what was not warmed up. */
    static final String COLD = "cold";

    private final boolean quick;
    private final boolean processorTime;
    private final Optional<Duration> limit; // of all, from the start of this virtual machine
    private final Instant start =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now); // getting memory takes its time too
    private final List<Measured> all = new ArrayList<>();
    private final List<String> cold = new ArrayList<>(); // what was not warmed up

    private FamilyRun(Family family, Options options) {
        quick = options.quick();
        processorTime = options.processorTime();
        limit = quick && family.quickSeconds() > 0
                ? Optional.of(Duration.ofSeconds(family.quickSeconds()))
                : Optional.empty();
        for (Benchmark benchmark : options.wanted()) if (family.has(benchmark)) all.add(new Measured(benchmark));
    }

    public static void main(String[] arguments) throws Exception {
        Family family = Family.valueOf(arguments[0]);
        Options options = Options.of(Arrays.copyOfRange(arguments, 1, arguments.length));
        FamilyRun run = new FamilyRun(family, options);
        run.warmUp();
        run.measure();
        for (Measured measured : run.all) {
            System.out.println(measured.benchmark().name() + " "
                    + measured.values().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        if (!run.cold.isEmpty()) System.out.println(COLD + " " + String.join(" ", run.cold));
    }

    /** On a machine too busy for it, a quick run measures what it had no time to warm up as it is, and says so. */
    private void warmUp() throws Exception {
        for (Measured measured : all) {
            Benchmark benchmark = measured.benchmark();
            if (elapsed(2) && !benchmark.isExact()) cold.add(benchmark.name());
            else benchmark.measure(stopwatch(quick ? 500 : 2_000));
        }
    }

    /** Measures all in turn, again and again, but what is exact once. */
    private void measure() throws Exception {
        List<Measured> timed = new ArrayList<>();
        for (Measured measured : all) {
            if (measured.benchmark().isExact())
                measured.add(measured.benchmark().measure(stopwatch(0)));
            else timed.add(measured);
        }
        int most = timed.isEmpty() ? 0 : quick ? 5 : 9;
        Duration slowest = Duration.ZERO;
        for (int round = 0; round < most && (round == 0 || hasTimeFor(slowest)); round++) {
            Instant begin = Instant.now();
            for (Measured measured : timed) {
                System.gc(); // what others left behind is not this one's to clean up
                measured.add(measured.benchmark().measure(stopwatch(quick ? 250 : 1_000)));
            }
            Duration took = Duration.between(begin, Instant.now());
            if (took.compareTo(slowest) > 0) slowest = took;
        }
    }

    /** Whether this part of its time is over: a half, say. */
    private boolean elapsed(int part) {
        return limit.isPresent()
                && Duration.between(start, Instant.now()).multipliedBy(part).compareTo(limit.get()) > 0;
    }

    private boolean hasTimeFor(Duration round) {
        return limit.isEmpty()
                || Duration.between(start, Instant.now()).plus(round).compareTo(limit.get()) < 0;
    }

    private Stopwatch stopwatch(long millis) {
        return new Stopwatch(millis, processorTime);
    }
}
