package dev.splitbrain.explore.trial;

import dev.splitbrain.history.History;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.trace.Deviation;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;
import java.util.Optional;

/**
 * A candidate that was run.
 *
 * @param scenario what its tree says
 * @param violations the promises that it broke, in the order of the checks; those of a run that was cut are not known
 * @param faults the faults that fired
 * @param deviations what rules by chance did to the order of messages
 * @param history what the clients saw
 * @param endNanos when it ended, or a handler threw
 */
public record Trial(
        Candidate candidate,
        Scenario scenario,
        List<Violation> violations,
        List<FaultWindow> faults,
        List<Deviation> deviations,
        History history,
        long endNanos,
        long events) {
    public Trial {
        violations = List.copyOf(violations);
        faults = List.copyOf(faults);
        deviations = List.copyOf(deviations);
    }

    /** The violation of this kind. */
    public Optional<Violation> violation(String kind) {
        return violations.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }
}
