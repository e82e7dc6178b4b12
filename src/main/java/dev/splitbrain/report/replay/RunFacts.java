package dev.splitbrain.report.replay;

/**
 * What stands beside every picture of a run, so that it can be repeated.
 *
 * @param title the scenario's name
 * @param description what the scenario says of itself; may be empty
 * @param protocol the protocol's name
 * @param repeat the command that gives the same run again
 */
public record RunFacts(
        String title,
        String description,
        String protocol,
        long seed,
        String fingerprint,
        String version,
        String repeat) {}
