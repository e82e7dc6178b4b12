package dev.splitbrain.cli;

import picocli.CommandLine.Option;

/** How many runs a command does at once. */
final class Jobs {
    @Option(names = "--jobs", paramLabel = "N", description = "How many runs at once (default: one a core).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    /** At least 1; fewer end the command. */
    int atOnce() {
        if (jobs < 1) throw CommandFailure.usage("--jobs must be at least 1, got " + jobs);
        return jobs;
    }
}
