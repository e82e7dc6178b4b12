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
        out.append(plan.options())
                .append(settings(plan.overrides()))
                .append(settings(plan.setting(row.number()).values()));
        return out.toString();
    }

    /** Values by path as they are typed: {@code  --set network.loss=5%}. */
    public static String settings(Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        values.forEach((path, value) -> {
            out.append(" --set ").append(quoted(path + "=" + value));
        });
        return out.toString();
    }

    /** A word as a shell takes it for one. */
    public static String quoted(String word) {
        return word.matches("[\\w.,:%/=+-]+") ? word : "'" + word + "'";
    }

}
