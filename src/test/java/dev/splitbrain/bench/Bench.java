package dev.splitbrain.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Measures speed, each family of benchmarks in a virtual machine of its own: {@code scripts/bench}. */
public final class Bench {
    /**
     * All memory is there before the first measurement, in big pages where the system has them; most of it is for what is new,
     * so that a cluster of a million nodes is built without moving it.
     */
    private static final List<String> MEMORY = List.of("-Xms3g", "-Xmx3g", "-Xmn2g", "-XX:+AlwaysPreTouch");

    private static final List<String> QUICK_MEMORY = List.of("-Xms2g", "-Xmx2g", "-Xmn1200m"); // no time for more

    // Each full collection compacts all, or what is dead would count as in use.
    private static final List<String> MACHINE = List.of(
            "-XX:+UseSerialGC",
            "-XX:MarkSweepAlwaysCompactCount=1",
            "-XX:+UseTransparentHugePages",
            "-Djava.awt.headless=true");

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
        Set<Family> families = new LinkedHashSet<>();
        for (Measured measured : bench.all) families.add(Family.of(measured.benchmark()));
        for (Family family : families) bench.measure(family);
        if (options.json()) System.err.println(bench.conditions());
        System.out.print(options.json() ? Report.json(bench.all) : Report.table(bench.all, bench.conditions()));
    }

    private void measure(Family family) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MACHINE);
        command.addAll(options.quick() ? QUICK_MEMORY : MEMORY);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FamilyRun.class.getName()));
        command.addAll(options.arguments(family));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) read(line.split(" "));
        }
        if (process.waitFor() != 0) {
            System.err.println("error: the benchmarks of the family " + family + " failed");
            System.exit(1);
        }
    }

    private void read(String[] words) {
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        if (words[0].equals(FamilyRun.COLD)) cold.addAll(rest);
        for (Measured measured : all) {
            if (measured.benchmark().name().equals(words[0]))
                for (String value : rest) measured.add(Double.parseDouble(value));
        }
    }

    private String conditions() {
        int most = all.stream()
                .mapToInt(measured -> measured.values().size())
                .max()
                .orElse(0);
        String conditions = "heap of " + (options.quick() ? 2 : 3) + " GiB; median of up to " + most
                + " repetitions, lines of a family in turn, "
                + (options.processorTime() ? "processor time" : "wall time");
        return cold.isEmpty()
                ? conditions
                : conditions + "; NOT WARMED UP for want of time: " + String.join(", ", cold);
    }
}
