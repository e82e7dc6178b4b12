package dev.splitbrain.report.sweep;

import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;
import java.util.Map;

/** The command that repeats a run of a sweep. */
public final class Repeat {
    /** A setting by this path names what it is. */
    static final String NAME = "name";

    private Repeat() {}

    public static String of(SweepPlan plan, RunRow row) {
        StringBuilder out = new StringBuilder("splitbrain run " + plan.base().file() + " --seed " + row.seed());
        out.append(settings(plan.overrides())).append(settings(plan.values(plan.setting(row.number()))));
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
