package dev.splitbrain.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.metrics.LatencySummary;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;

/**
 * The summary of a run for programs. Its keys are a contract: schema 1 keeps them, in this order, in all versions; new ones
 * may be added.
 */
public final class SummaryJson {
    /** Changes only where a key goes away or changes its meaning. */
    public static final int SCHEMA = 1;

    private SummaryJson() {}

    /** One JSON object on one line. {@code files} are paths as they are to be shown. */
    public static String of(RunResult run, String version, List<String> files) {
        ObjectNode root = Json.NODES.objectNode();
        root.put("schema", SCHEMA);
        root.put("version", version);
        root.put("scenario", run.scenario().name());
        root.put("file", run.scenario().file());
        root.put("seed", run.seed());
        ArrayNode arguments = root.putArray("arguments");
        run.scenario().arguments(run.seed()).forEach(arguments::add);
        root.put("fingerprint", run.fingerprint());
        root.put("verdict", run.verdict().word());
        root.put("asExpected", run.asExpected());
        root.put("endReason", run.endReason());
        root.put("simulatedNanos", run.endNanos());
        root.put("events", run.events());
        ArrayNode checks = root.putArray("checks");
        for (Judged judged : run.checks()) checks.add(check(judged));
        ObjectNode operations = root.putObject("operations");
        for (String outcome : List.of("ok", "failed", "unknown")) operations.put(outcome, run.operations(outcome));
        root.set("availability", Json.number(run.availability()));
        ObjectNode latency = root.putObject("latency");
        run.latency().forEach((operation, summary) -> latency.set(operation, latency(summary)));
        ArrayNode faults = root.putArray("faults");
        List<String> outcomes = run.faultOutcomes();
        for (int i = 0; i < outcomes.size(); i++) faults.add(fault(run.faults().get(i), outcomes.get(i)));
        ObjectNode metrics = root.putObject("metrics");
        run.metrics().forEach((name, value) -> metrics.set(name, Json.number(value)));
        ArrayNode names = root.putArray("files");
        files.forEach(names::add);
        return Json.compact(root);
    }

    private static ObjectNode check(Judged judged) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", judged.planned().name());
        node.put("verdict", judged.verdict().answer().word());
        node.put("expect", judged.planned().expectViolated() ? "violated" : "valid");
        node.put("asExpected", judged.asExpected());
        node.put("measured", judged.verdict().measured());
        node.put("limit", judged.verdict().limit());
        node.put("reason", judged.verdict().reason());
        return node;
    }

    private static ObjectNode latency(LatencySummary summary) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("count", summary.count());
        node.put("p50Nanos", summary.p50Nanos());
        node.put("p95Nanos", summary.p95Nanos());
        node.put("p99Nanos", summary.p99Nanos());
        node.put("p999Nanos", summary.p999Nanos());
        node.put("maxNanos", summary.maxNanos());
        return node;
    }

    private static ObjectNode fault(FaultWindow window, String outcome) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("atNanos", window.beginNanos());
        node.put("forNanos", window.endNanos() - window.beginNanos());
        node.put("action", window.action());
        ArrayNode targets = node.putArray("targets");
        window.targets().forEach(targets::add);
        node.put("outcome", outcome);
        return node;
    }
}
