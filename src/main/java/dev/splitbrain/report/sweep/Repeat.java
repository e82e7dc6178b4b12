package dev.splitbrain.report.sweep;

import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import java.util.Map;

/** The command that repeats a run of a sweep. */
public final class Repeat {
    private Repeat() {}

    public static String of(SweepPlan plan, RunRow row) {
        StringBuilder out =
                new StringBuilder("splitbrain run " + plan.base().file() + " --seed " + row.seed());
        plan.overrides().forEach((path, value) -> append(out, path, value));
        plan.values(plan.setting(row.number())).forEach((path, value) -> append(out, path, value));
        return out.toString();
    }

    private static void append(StringBuilder out, String path, String value) {
        String pair = path + "=" + value;
        out.append(" --set ").append(pair.matches("[\\w.,:%/=+-]+") ? pair : "'" + pair + "'");
    }

    /** A setting in words: {@code pre_vote=false, loss=5%}; the last part of each path will do. */
    public static String words(Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        values.forEach((path, value) -> out.append(out.isEmpty() ? "" : ", ")
                .append(path.substring(path.lastIndexOf('.') + 1))
                .append('=')
                .append(value));
        return out.toString();
    }
}
