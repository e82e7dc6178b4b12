package dev.splitbrain.report.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.explore.search.Covered;
import dev.splitbrain.explore.search.Explored;
import dev.splitbrain.explore.search.Finding;
import java.util.List;

/** The same for programs: schema 1 keeps its keys. */
public final class SearchJson {
    private SearchJson() {}

    /** One JSON object on one line; {@code files} are those of the findings, in their order, or none. */
    public static String of(
            String scenario, List<Finding> findings, List<String> files, ObjectNode covered, String version) {
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
        root.setAll(covered);
        return root.toString();
    }

    /** What a search by chance covered. */
    public static ObjectNode of(Covered covered) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("runs", covered.runs());
        node.put("changed", covered.changed());
        node.put("events", covered.events());
        node.put("simulatedNanos", covered.simulatedNanos());
        node.put("situations", covered.situations());
        node.put("lastNew", covered.lastNew());
        ObjectNode faults = node.putObject("faults");
        covered.faults().forEach(faults::put);
        return node;
    }

    /** What an exhaustive search covered. */
    public static ObjectNode of(Explored explored) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("runs", explored.runs());
        node.put("states", explored.states());
        node.put("merged", explored.merged());
        node.put("mostChoices", explored.mostChoices());
        node.put("left", explored.left());
        node.put("exhausted", explored.isExhausted());
        node.put("events", explored.events());
        node.put("simulatedNanos", explored.simulatedNanos());
        return node;
    }
}
