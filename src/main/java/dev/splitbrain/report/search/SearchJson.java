package dev.splitbrain.report.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.explore.search.Covered;
import dev.splitbrain.explore.search.Finding;
import java.util.List;

/** The same for programs: schema 1 keeps its keys. */
public final class SearchJson {
    private SearchJson() {}

    /** One JSON object on one line; {@code files} are those of the findings, in their order, or none. */
    public static String of(
            String scenario, List<Finding> findings, List<String> files, Covered covered, String version) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", 1);
        root.put("version", version);
        root.put("file", scenario);
        ArrayNode found = root.putArray("found");
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            ObjectNode node = found.addObject();
            node.put("check", finding.violation().check());
            node.put("kind", finding.violation().kind());
            node.put("reason", finding.violation().reason());
            finding.violation().atNanos().ifPresent(nanos -> node.put("atNanos", nanos));
            node.put("run", finding.run());
            node.put("times", finding.times());
            if (i < files.size()) node.put("file", files.get(i));
        }
        root.put("runs", covered.runs());
        root.put("changed", covered.changed());
        root.put("events", covered.events());
        root.put("simulatedNanos", covered.simulatedNanos());
        root.put("situations", covered.situations());
        root.put("lastNew", covered.lastNew());
        ObjectNode faults = root.putObject("faults");
        covered.faults().forEach(faults::put);
        return root.toString();
    }
}
