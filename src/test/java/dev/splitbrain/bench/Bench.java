package dev.splitbrain.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures speed: {@code scripts/bench}. Each line has virtual machines of its own, since what else a compiler has seen changes
 * what it makes of a loop; and several of them, since it doesn't come to the same twice. Lines take turns, so that a machine
 * that is busy for a while is so for a yardstick and its subject alike.
 */
public final class Bench {
    /**
     * All memory is there before the first measurement, in big pages where the system has them; most of it is for what is new,
     * so that a cluster of a million nodes is built without moving it.
     */
    private static final List<String> MUCH = List.of("-Xms3g", "-Xmx3g", "-Xmn2g", "-XX:+AlwaysPreTouch");

    private static final List<String> LITTLE = List.of("-Xms768m", "-Xmx768m", "-Xmn512m", "-XX:+AlwaysPreTouch");
    private static final List<String> QUICK = List.of("-Xms2g", "-Xmx2g", "-Xmn1200m"); // no time for more

    // Each full collection compacts all, or what is dead would count as in use.
    private static final List<String> MACHINE = List.of(
            "-XX:+UseSerialGC",
            "-XX:MarkSweepAlwaysCompactCount=1",
            "-XX:+UseTransparentHugePages",
            "-Djava.awt.headless=true");

    private static final int ROUNDS = 3;

    private final Options options;
    private final List<Measured> all;
    private final List<String> cold = new ArrayList<>();

    private Bench(Options options) {
        this.options = options;
        all = options.wanted().stream().map(Measured::new).toList();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(arguments);
        Bench bench = options.areUnderstood() ? new Bench(options) : null;
        if (bench == null || bench.all.isEmpty()) {
            System.err.println(Options.USAGE);
            System.exit(2);
        }
        for (int round = 0; round < bench.rounds(); round++) bench.measureAll(round);
        if (options.json()) System.err.println(bench.conditions());
        System.out.print(options.json() ? Report.json(bench.all) : Report.table(bench.all, bench.conditions()));
    }

    /** How many virtual machines each line has. */
    private int rounds() {
        return options.quick() ? 1 : ROUNDS;
    }

    private void measureAll(int round) throws IOException, InterruptedException {
        for (Measured measured : all) if (round == 0 || !measured.benchmark().isExact()) measure(measured);
    }

    private void measure(Measured measured) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MACHINE);
        command.addAll(memoryOf(measured.benchmark()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LineRun.class.getName()));
        command.addAll(options.arguments(measured.benchmark()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line;
        try (BufferedReader lines = process.inputReader()) {
            line = lines.readLine();
        }
        if (process.waitFor() != 0 || line == null) {
            System.err.println("error: the benchmark " + measured.benchmark().name() + " failed");
            System.exit(1);
        }
        read(measured, line.split(" "));
    }

    private List<String> memoryOf(Benchmark benchmark) {
        if (!benchmark.needsMuchMemory()) return LITTLE;
        return options.quick() ? QUICK : MUCH;
    }

    private void read(Measured measured, String[] words) {
        if (words[0].equals("0")) cold.add(measured.benchmark().name());
        for (int i = 1; i < words.length; i++) measured.add(Double.parseDouble(words[i]));
    }

    private String conditions() {
        int most = all.stream()
                .mapToInt(measured -> measured.values().size())
                .max()
                .orElse(0);
        String conditions = "median of up to " + most
                + " repetitions in " + rounds() + (rounds() == 1 ? " virtual machine" : " virtual machines")
                + " for each line, in turn, "
                + (options.processorTime() ? "processor time" : "wall time");
        return cold.isEmpty()
                ? conditions
                : conditions + "; NOT WARMED UP for want of time: " + String.join(", ", cold);
    }
}
