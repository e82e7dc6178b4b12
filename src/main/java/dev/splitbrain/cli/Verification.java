package dev.splitbrain.cli;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs a scenario again, and names the first step that differs. */
final class Verification {
    private final PrintWriter err;

    Verification(PrintWriter err) {
        this.err = err;
    }

    boolean same(Scenario scenario, long seed, RunResult first) {
        Recording one = new Recording();
        RunResult again = new ScenarioRun(scenario, seed).tell(one).run((timeNanos, events) -> true);
        if (again.end().equals(first.end())) {
            err.println("verified: a second run has the same fingerprint, " + again.fingerprint());
            return true;
        }
        Recording other = new Recording();
        new ScenarioRun(scenario, seed).tell(other).run((timeNanos, events) -> true);
        err.println("error: two runs of one scenario and seed differ: " + first.fingerprint() + " and "
                + again.fingerprint());
        err.println(firstDifference(one.steps, other.steps));
        return false;
    }

    private static String firstDifference(List<Step> one, List<Step> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) return "first difference:\n  " + one.get(i) + "\n  " + other.get(i);
        }
        return "the difference did not show again: something outside the run decides, such as a clock or a hash order";
    }

    private static final class Recording implements TraceSink {
        private final List<Step> steps = new ArrayList<>();

        @Override
        public Set<StepKind> wants() {
            return StepKind.all();
        }

        @Override
        public void accept(Step step) {
            steps.add(step);
        }
    }
}
