package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.Optional;

/**
 * How wrong the clock of a node is. Drawn once for each node, when the run begins.
 *
 * @param offsetNanos how far the wall clock is ahead; negative for behind
 * @param driftPpm by how many millionths the clock is too fast; negative for too slow
 * @param sync the daemon that sets it right; empty for none
 */
public record ClockPlan(Distribution offsetNanos, Distribution driftPpm, Optional<Sync> sync) {
    public static final ClockPlan PERFECT =
            new ClockPlan(Distribution.constant(0), Distribution.constant(0), Optional.empty());

    /**
     * Sets the wall clock again and again.
     *
     * @param periodNanos how often
     * @param errorNanos how far it is ahead right after
     */
    public record Sync(long periodNanos, Distribution errorNanos) {}
}
