package dev.splitbrain.explore.sweep;

import dev.splitbrain.explore.Rounding;
import java.util.List;

/**
 * What is kept of one run of a sweep.
 *
 * @param number the run's, from 0
 * @param fingerprint empty where the run ended in an error
 * @param verdict {@code valid}, {@code violated}, {@code undecided} or {@code error}
 * @param unexpected the labels of the checks that did not find what the scenario expects, in its order
 * @param reason why the first of these says so, or the error; empty where all is as expected
 * @param figures one for each measure; NaN where the run does not have it
 */
public record RunRow(
        int number,
        long seed,
        String fingerprint,
        String verdict,
        List<String> unexpected,
        String reason,
        List<Double> figures) {
    /** The verdict of a run whose protocol threw. */
    public static final String ERROR = "error";

    /** Figures are rounded here, so that a row read back from a file is the row that was written. */
    public RunRow {
        unexpected = List.copyOf(unexpected);
        figures = figures.stream().map(Rounding::round).toList();
    }

    /** Whether the run is as the scenario expects. */
    public boolean asExpected() {
        return unexpected.isEmpty() && !verdict.equals(ERROR);
    }

    /** What kind of failure it is: which checks, or which error. Runs of one kind fail for the same reason, as far as one can tell. */
    public String kind() {
        return verdict.equals(ERROR) ? ERROR + ": " + reason : String.join(", ", unexpected);
    }
}
