package dev.splitbrain.report.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.explore.Rounding;
import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.explore.sweep.JudgedClaim;
import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.explore.sweep.SweepResult;
import dev.splitbrain.scenario.measure.Measure;
import java.math.BigDecimal;
import java.util.List;

/** The summary of a sweep for programs. Its keys are a contract as those of a run's summary are: schema 1 keeps them. */
public final class SweepJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SweepJson() {}

    /** One JSON object on one line. */
    public static String of(SweepResult result, List<JudgedClaim> claims, String version) {
        SweepPlan plan = result.plan();
        ObjectNode root = NODES.objectNode();
        root.put("schema", 1);
        root.put("version", version);
        root.put("scenario", plan.base().name());
        root.put("file", plan.base().file());
        root.put("runs", plan.runs());
        root.put("finished", result.rows().size());
        root.put("asExpected", result.rows().stream().filter(RunRow::asExpected).count());
        ArrayNode settings = root.putArray("settings");
        for (int setting = 0; setting < plan.settings().size(); setting++) settings.add(setting(result, setting));
        ArrayNode judged = root.putArray("claims");
        for (JudgedClaim claim : claims) judged.add(claim(plan, claim));
        ArrayNode failures = root.putArray("failures");
        for (RunRow row : result.failures()) failures.add(failure(plan, row));
        return root.toString();
    }

    /** Every run, a JSON object a line. */
    public static String runs(SweepResult result) {
        SweepPlan plan = result.plan();
        StringBuilder lines = new StringBuilder();
        for (RunRow row : result.rows()) {
            ObjectNode node = NODES.objectNode();
            node.put("run", row.number());
            node.put("seed", row.seed());
            ObjectNode values = node.putObject("values");
            plan.setting(row.number()).values().forEach(values::put);
            node.put("fingerprint", row.fingerprint());
            node.put("verdict", row.verdict());
            node.put("asExpected", row.asExpected());
            ObjectNode figures = node.putObject("measures");
            for (int place = 0; place < plan.measures().size(); place++) {
                double figure = row.figures().get(place);
                if (!Double.isNaN(figure))
                    number(figures, plan.measures().get(place).name(), figure);
            }
            lines.append(node).append('\n');
        }
        return lines.toString();
    }

    private static ObjectNode setting(SweepResult result, int setting) {
        SweepPlan plan = result.plan();
        ObjectNode node = NODES.objectNode();
        ObjectNode values = node.putObject("values");
        plan.settings().get(setting).values().forEach(values::put);
        List<RunRow> rows = result.rows(setting);
        node.put("finished", rows.size());
        node.put("asExpected", rows.stream().filter(RunRow::asExpected).count());
        ObjectNode measures = node.putObject("measures");
        for (int place = 0; place < plan.measures().size(); place++) {
            Figures figures = result.figures(setting, place);
            Measure measure = plan.measures().get(place);
            if (figures.count() > 0) measures.set(measure.name(), measure(figures, measure));
        }
        return node;
    }

    private static ObjectNode measure(Figures figures, Measure measure) {
        ObjectNode node = NODES.objectNode();
        node.put("unit", measure.unit().name().toLowerCase(java.util.Locale.ROOT));
        node.put("count", figures.count());
        node.set("mean", estimate(figures.mean()));
        node.set("median", estimate(figures.quantile(0.5)));
        ObjectNode percentiles = NODES.objectNode();
        for (int percent : SweepTables.PERCENTILES)
            percentiles.set("p" + percent, estimate(figures.quantile(percent / 100.0)));
        node.set("percentiles", percentiles);
        number(node, "min", figures.ranked(0));
        number(node, "max", figures.ranked(figures.count() - 1));
        return node;
    }

    private static ObjectNode claim(SweepPlan plan, JudgedClaim claim) {
        ObjectNode node = NODES.objectNode();
        ObjectNode values = node.putObject("values");
        plan.settings().get(claim.setting()).values().forEach(values::put);
        node.put("claim", claim.claim().label());
        node.put("holds", claim.holds());
        node.set("found", estimate(claim.found()));
        node.put("demanded", claim.claim().demand().words());
        node.put("runs", claim.runs());
        node.put("source", claim.claim().source());
        return node;
    }

    private static ObjectNode failure(SweepPlan plan, RunRow row) {
        ObjectNode node = NODES.objectNode();
        node.put("run", row.number());
        node.put("seed", row.seed());
        node.put("verdict", row.verdict());
        node.put("kind", row.kind());
        node.put("reason", row.reason());
        node.put("repeat", Repeat.of(plan, row));
        return node;
    }

    private static ObjectNode estimate(Estimate estimate) {
        ObjectNode node = NODES.objectNode();
        number(node, "value", estimate.value());
        number(node, "low", estimate.low());
        number(node, "high", estimate.high());
        return node;
    }

    private static void number(ObjectNode node, String name, double value) {
        String text = Rounding.text(value);
        boolean number = !text.isEmpty() && !text.endsWith("inf");
        node.set(name, number ? NODES.numberNode(new BigDecimal(text)) : NODES.nullNode());
    }
}
