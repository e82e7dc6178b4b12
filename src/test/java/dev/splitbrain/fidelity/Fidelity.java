package dev.splitbrain.fidelity;

import dev.splitbrain.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the trials and prints their tables: {@code Fidelity [--quick] [--sets=N] [--jobs=N] [--write] [SCENARIO…]}. Exit code 1 if a claim fails on
 * any set of seeds, if a mistake is not caught, or if a claim catches none.
 */
public final class Fidelity {
    static final Path FOLDER = Path.of("scenarios", "fidelity");
    private static final int QUICK_SEEDS = 1_000;

    private boolean quick;
    private int sets = 3;
    private int jobs = Runtime.getRuntime().availableProcessors();
    private boolean write;
    private final List<Path> files = new ArrayList<>();

    public static void main(String[] args) throws IOException, ScenarioException {
        Fidelity fidelity = new Fidelity();
        fidelity.read(args);
        System.exit(fidelity.run() ? 0 : 1);
    }

    private void read(String[] args) throws IOException {
        for (String arg : args) {
            if (arg.equals("--quick")) quick = true;
            else if (arg.matches("--sets=[1-9]")) sets = Integer.parseInt(arg.substring("--sets=".length()));
            else if (arg.matches("--jobs=[1-9]")) jobs = Integer.parseInt(arg.substring("--jobs=".length()));
            else if (arg.equals("--write")) write = true;
            else if (arg.startsWith("-")) throw new IllegalArgumentException("unknown option " + arg);
            else files.add(Files.exists(Path.of(arg)) ? Path.of(arg) : FOLDER.resolve(arg + ".yaml"));
        }
        if (files.isEmpty()) files.addAll(scenarios());
    }

    /** All that are held against published numbers. */
    static List<Path> scenarios() throws IOException {
        try (Stream<Path> inside = Files.list(FOLDER)) {
            return inside.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private boolean run() throws IOException, ScenarioException {
        int claims = 0;
        int mistakes = 0;
        List<Path> unfaithful = new ArrayList<>();
        for (Path file : files) {
            Trial trial = new Trial(file, quick ? QUICK_SEEDS : Integer.MAX_VALUE, jobs);
            trial.run(quick ? 1 : sets);
            String table = FidelityTable.of(trial);
            System.out.print(table);
            System.out.flush();
            if (write) FidelityPage.write(file, table);
            claims += trial.claims().size();
            mistakes += trial.caughtBy().size();
            if (!trial.isFaithful()) unfaithful.add(file);
        }
        String sum = files.size() + " scenarios, " + claims + " claims on " + (quick ? 1 : sets) + " sets of seeds, "
                + mistakes + " mistakes: "
                + (unfaithful.isEmpty() ? "all claims hold, all mistakes are caught" : "MISSES in " + unfaithful);
        System.out.println(sum);
        return unfaithful.isEmpty();
    }
}
