package dev.splitbrain.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.explore.search.Finding;
import dev.splitbrain.report.WholeFile;
import dev.splitbrain.report.search.FoundFile;
import dev.splitbrain.report.search.SearchJson;
import dev.splitbrain.report.search.SearchText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a search found, as files and in words.
 *
 * @param folder where it is written; empty where nothing is
 * @param command as it would be typed to find the same again
 */
record FoundRuns(Path scenario, List<Finding> findings, Optional<Path> folder, String command) {
    FoundRuns {
        findings = List.copyOf(findings);
    }

    /** Writes the file of each finding, those of one run share it, and prints them with what was covered. */
    void tell(PrintWriter out, boolean json, List<String> covered, ObjectNode coveredJson) throws IOException {
        List<String> paths = folder.isPresent() ? write(folder.get()) : List.of();
        if (json) {
            out.println(SearchJson.of(scenario.toString(), findings, paths, coveredJson, Version.number()));
            return;
        }
        for (int i = 0; i < findings.size(); i++) {
            Optional<String> written = i < paths.size() ? Optional.of(paths.get(i)) : Optional.empty();
            SearchText.of(findings.get(i), written).forEach(out::println);
            out.println();
        }
        if (findings.isEmpty()) out.println("nothing found\n");
        covered.forEach(out::println);
    }

    private List<String> write(Path into) throws IOException {
        Map<Integer, String> byRun = new TreeMap<>();
        List<String> written = new ArrayList<>();
        for (Finding finding : findings) {
            if (!byRun.containsKey(finding.run())) {
                Path found = into.resolve("found-" + (byRun.size() + 1) + ".yaml");
                WholeFile.write(found, FoundFile.of(finding.trial(), scenario, found, command));
                byRun.put(finding.run(), found.toString().replace('\\', '/'));
            }
            written.add(byRun.get(finding.run()));
        }
        return written;
    }
}
