package dev.splitbrain.report.sweep;

import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import dev.splitbrain.scenario.Scenario;
import java.util.Map;

/** The command that repeats a run of a sweep. */
public final class Repeat {
    /** A setting by this path names what it is. */
    static final String NAME = "name";

    private Repeat() {}

    public static String of(SweepPlan plan, RunRow row) {
        String values = Scenario.settings(plan.values(plan.setting(row.number())));
        return "splitbrain run " + plan.base().file() + " --seed " + row.seed() + Scenario.settings(plan.overrides())
                + values;
    }

    /** A setting in words: {@code pre_vote=false, loss=5%}; the last part of each path will do. */
    public static String words(Map<String, String> values) {
        if (values.containsKey(NAME)) return values.get(NAME).replaceAll("^\"|\"$", "");
        StringBuilder out = new StringBuilder();
        values.forEach((path, value) -> out.append(out.isEmpty() ? "" : ", ")
                .append(path.substring(path.lastIndexOf('.') + 1))
                .append('=')
                .append(value));
        return out.toString();
    }
}
