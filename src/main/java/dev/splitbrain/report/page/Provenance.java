package dev.splitbrain.report.page;

import java.util.List;

/**
 * Where what a page shows comes from, so that it can be had again.
 *
 * @param title the scenario's name, or the history's file
 * @param facts in a line: seed, fingerprint, version
 * @param commands what repeats and explains it
 */
public record Provenance(String title, String facts, List<String> commands) {
    public Provenance {
        commands = List.copyOf(commands);
    }
}
