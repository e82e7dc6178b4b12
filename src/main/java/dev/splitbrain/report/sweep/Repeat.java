package dev.splitbrain.report.sweep;

import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.explore.sweep.SweepPlan;

/** The command that repeats a run of a sweep. */
public final class Repeat {
    private Repeat() {}

    public static String of(SweepPlan plan, RunRow row) {
        return plan.setting(row.number()).scenario().repeat(row.seed());
    }
}
