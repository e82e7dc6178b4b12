package dev.splitbrain.report.sweep;

import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import java.util.Map;

/** The command that repeats a run of a sweep. */
public final class Repeat {
    private Repeat() {}

    public static String of(SweepPlan plan, RunRow row) {
        StringBuilder out = new StringBuilder(
                "splitbrain run " + plan.setting(row.number()).scenario().file() + " --seed " + row.seed());
        out.append(settings(plan.overrides()))
                .append(settings(plan.setting(row.number()).values()));
        return out.toString();
    }

    /** Values by path as they are typed: {@code  --set network.loss=5%}. */
    public static String settings(Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        values.forEach((path, value) -> {
            String pair = path + "=" + value;
            out.append(" --set ").append(pair.matches("[\\w.,:%/=+-]+") ? pair : "'" + pair + "'");
        });
        return out.toString();
    }
}
