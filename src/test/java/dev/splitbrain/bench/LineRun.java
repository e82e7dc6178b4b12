package dev.splitbrain.bench;

import java.time.Duration;
import java.time.Instant;

/**
 * Measures one line in a virtual machine of its own, and prints what came out for {@link Bench}: first how many times the
 * line was tried to warm up, then a value for each repetition.
 */
public final class LineRun {
    private static final int WARM_UPS = 8; // short ones: what is entered again may be compiled better
    private static final Duration WARM = Duration.ofSeconds(4); // whatever took longer is warm
    private static final int REPETITIONS = 3;
    private static final long MILLIS = 600;

    private static final int QUICK_REPETITIONS = 5;
    private static final long QUICK_MILLIS = 200;
    private static final Duration QUICK = Duration.ofMillis(2_800); // all of it
    private static final Duration QUICK_WARM = Duration.ofMillis(1_800);

    private final Benchmark benchmark;
    private final boolean quick;
    private final boolean processorTime;
    private final Instant start;

    private LineRun(Benchmark benchmark, Options options) {
        this.benchmark = benchmark;
        quick = options.quick();
        processorTime = options.processorTime();
        // Where time is short, what the virtual machine took to start counts.
        start = quick ? ProcessHandle.current().info().startInstant().orElseGet(Instant::now) : Instant.now();
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        String name = options.names().get(0); // with which others may begin
        Benchmark benchmark = options.wanted().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        new LineRun(benchmark, options).run();
    }

    private void run() throws Exception {
        int warmUps = 0;
        while (warmUps < (benchmark.isExact() ? 1 : WARM_UPS) && elapsed().compareTo(quick ? QUICK_WARM : WARM) < 0) {
            repetition();
            warmUps++;
        }
        StringBuilder values = new StringBuilder().append(warmUps);
        Duration slowest = Duration.ZERO;
        int most = benchmark.isExact() ? 1 : quick ? QUICK_REPETITIONS : REPETITIONS;
        for (int done = 0; done < most && (done == 0 || hasTimeFor(slowest)); done++) {
            Instant begin = Instant.now();
            System.gc(); // what is left of the one before is not this one's to clean up
            values.append(' ').append(repetition());
            Duration took = Duration.between(begin, Instant.now());
            if (took.compareTo(slowest) > 0) slowest = took;
        }
        System.out.println(values);
    }

    private double repetition() throws Exception {
        return benchmark.measure(new Stopwatch(quick ? QUICK_MILLIS : MILLIS, processorTime));
    }

    private Duration elapsed() {
        return Duration.between(start, Instant.now());
    }

    private boolean hasTimeFor(Duration repetition) {
        return !quick || elapsed().plus(repetition).compareTo(QUICK) < 0;
    }
}
