package dev.splitbrain.report;

import dev.splitbrain.report.page.Provenance;
import dev.splitbrain.report.page.VerdictPages;
import dev.splitbrain.scenario.CommandLineWords;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The violations of a run that have pages of their own. */
final class RunViolations {
    private RunViolations() {}

    /** The pages about what was violated, each once. */
    static List<VerdictPages.Page> pages(RunResult run, String version) {
        VerdictPages all = new VerdictPages(
                run.scenario().protocol().protocol().spec(), run.history().clock(), run.faults());
        Map<String, VerdictPages.Page> byName = new LinkedHashMap<>();
        for (Judged judged : run.checks()) {
            Provenance provenance = new Provenance(
                    run.scenario().name(),
                    "seed " + run.seed() + ", fingerprint " + run.fingerprint() + ", Splitbrain " + version,
                    List.of(run.repeat(), explain(run, judged)));
            all.of(judged.planned().name(), judged.verdict(), provenance)
                    .ifPresent(page -> byName.putIfAbsent(page.name(), page));
        }
        return List.copyOf(byName.values());
    }

    private static String explain(RunResult run, Judged judged) {
        List<String> words = new ArrayList<>(run.scenario().arguments(run.seed()));
        words.addAll(List.of("--check", judged.planned().name()));
        return CommandLineWords.join("splitbrain explain", words);
    }
}
