package dev.splitbrain.explore.mutants;

import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Violation;
import java.util.Optional;

/**
 * How a search for one mistake went.
 *
 * @param mutant the mistake; {@link #NONE} for the protocol without
 * @param runs how many runs there were, the one that found it included
 * @param searchNanos how long they took
 */
public record Score(String protocol, String mutant, int runs, long searchNanos, Optional<Found> found) {
    /** The protocol without a mistake. */
    public static final String NONE = "none";

    /**
     * What was found, and what became of it.
     *
     * @param run the number of the first run that showed it
     * @param hunt which found it
     * @param before how large the run was that was shrunk
     * @param smallest the run as small as it can be
     * @param violation what that one breaks
     * @param shrinkRuns how many runs it took to get there, from all runs that were shrunk
     */
    public record Found(
            int run, Hunt hunt, Size before, Trial smallest, Violation violation, int shrinkRuns, long shrinkNanos) {
        /** Faults and operations that are left, taken together. */
        public int left() {
            Size size = Size.of(smallest);
            return size.faults() + size.operations();
        }

        /** This or a later one, whichever has fewer left; still found when this was. */
        Found orSmaller(Found later) {
            Found smaller = later.left() < left() ? later : this;
            return new Found(
                    run,
                    hunt,
                    smaller.before,
                    smaller.smallest,
                    smaller.violation,
                    shrinkRuns + later.shrinkRuns,
                    shrinkNanos + later.shrinkNanos);
        }
    }

    /** Whether it is of the protocol without a mistake. */
    public boolean isControl() {
        return mutant.equals(NONE);
    }

    /** Whether it came out as it should: a mistake is found, and nothing where there is none. */
    public boolean isAsItShouldBe() {
        return found.isPresent() != isControl();
    }
}
