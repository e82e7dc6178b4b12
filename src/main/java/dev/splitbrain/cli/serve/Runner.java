package dev.splitbrain.cli.serve;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.sim.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads and runs scenarios as {@code splitbrain run} does. */
public interface Runner {
    /** A scenario with its seed, read. */
    record Ready(Scenario scenario, long seed) {}

    /** Reads the scenario that these words of a command line name. */
    Ready read(List<String> words) throws Refused;

    /** Runs it and writes its report into a folder; nothing is written where the progress ended the run. */
    void run(Ready ready, Path folder, Progress progress) throws Refused, IOException;
}
