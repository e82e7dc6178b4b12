package dev.splitbrain.scenario.explain;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.Sweep;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.CheckEntry;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a scenario will do, in plain words: who takes part, and then what happens when. */
public final class Explanation {
    private static final int NAMED = 8; // nodes that are named one by one

    private final StringBuilder text = new StringBuilder();

    private Explanation() {}

    /** The explanation of a scenario, several lines. */
    public static String of(Scenario scenario, Catalog catalog) {
        Explanation explanation = new Explanation();
        explanation.opening(scenario);
        explanation.world(scenario.world());
        explanation.section("clients", Words.workload(scenario.workload()));
        explanation.timeline(scenario);
        explanation.checks(scenario, catalog);
        scenario.sweep().ifPresent(explanation::sweep);
        return explanation.text.toString();
    }

    private void opening(Scenario scenario) {
        text.append(scenario.name()).append('\n');
        text.append(scenario.protocol().name())
                .append(" on ")
                .append(nodes(scenario.world().nodes()))
                .append(", ")
                .append(Plain.time(scenario.world().durationNanos()))
                .append(" of virtual time, seed ")
                .append(scenario.seed())
                .append('\n');
    }

    private static String nodes(List<NodePlan> nodes) {
        Map<String, List<String>> byRole = new LinkedHashMap<>();
        for (NodePlan node : nodes) {
            byRole.computeIfAbsent(node.role(), role -> new ArrayList<>())
                    .add(node.id().name());
        }
        List<String> parts = new ArrayList<>();
        byRole.forEach((role, names) -> {
            String shown = names.size() <= NAMED
                    ? String.join(", ", names)
                    : names.get(0) + " to " + names.get(names.size() - 1);
            parts.add(Plain.count(names.size(), role) + " (" + shown + ")");
        });
        return Plain.list(parts);
    }

    private void world(World world) {
        section("network", Surroundings.network(world));
        section("disks", List.of("a forced write needs " + Plain.time(world.fsyncNanos())));
        List<String> clocks = Surroundings.clocks(world.nodes());
        if (!clocks.isEmpty()) section("clocks", clocks);
    }

    private void timeline(Scenario scenario) {
        section("what happens", List.of());
        for (Timeline.Moment moment : Timeline.of(scenario)) {
            String when = moment.atNanos().map(Plain::time).orElse("");
            text.append(String.format(Locale.ROOT, "  %10s  %s%n", when, moment.what())
                    .replace("\r\n", "\n"));
        }
    }

    private void checks(Scenario scenario, Catalog catalog) {
        List<String> lines = new ArrayList<>();
        for (PlannedCheck check : scenario.checks()) {
            String meaning = catalog.checks().stream()
                    .filter(entry -> entry.name().equals(check.name()))
                    .map(CheckEntry::description)
                    .findFirst()
                    .orElse("");
            String expected = check.expectViolated() ? " (expected to be violated)" : "";
            lines.add(check.text() + expected + (meaning.isEmpty() ? "" : ": " + meaning));
        }
        if (!lines.isEmpty()) section("checks", lines);
    }

    private void sweep(Sweep sweep) {
        long settings = sweep.settings().size();
        List<String> varied = new ArrayList<>();
        varied.add(Plain.count(settings * sweep.seeds().size(), "run") + ": "
                + Plain.count(sweep.seeds().size(), "seed") + ", " + Plain.count(settings, "setting"));
        for (String path : sweep.paths()) {
            List<String> values = sweep.settings().stream()
                    .filter(each -> each.containsKey(path))
                    .map(each -> each.get(path))
                    .distinct()
                    .toList();
            varied.add(path + " in " + Suggestion.list(values));
        }
        section("sweep", varied);
    }

    private void section(String title, List<String> lines) {
        text.append('\n').append(title).append('\n');
        for (String line : lines) text.append("  ").append(line).append('\n');
    }
}
