package dev.splitbrain.scenario.run;

import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.catalog.PlannedCheck;

/**
 * A check of the scenario and what it found.
 *
 * @param label what it is called in summaries: the name with what sets it apart, {@code latency write p99}
 */
public record Judged(PlannedCheck planned, String label, Verdict verdict) {
    /** Whether it found what the scenario expects of it; an undecided one never does. */
    public boolean asExpected() {
        return verdict.answer() == (planned.expectViolated() ? Answer.VIOLATED : Answer.VALID);
    }
}
