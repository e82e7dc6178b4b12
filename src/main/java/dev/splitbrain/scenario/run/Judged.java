package dev.splitbrain.scenario.run;

import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.catalog.PlannedCheck;

/** A check of the scenario and what it found. */
public record Judged(PlannedCheck planned, Verdict verdict) {
    /** Whether it found what the scenario expects of it; an undecided one never does. */
    public boolean asExpected() {
        return verdict.answer() == (planned.expectViolated() ? Answer.VIOLATED : Answer.VALID);
    }
}
