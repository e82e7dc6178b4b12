package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.Optional;

/**
 * How good the disk of a node is. Probabilities are shares in [0, 1].
 *
 * @param fsyncNanos how long a forced write takes once the disk is free; empty for the world's
 * @param errors share of forced writes that fail, upon which the node crashes
 * @param torn share of crashes that leave half of the first write that was not durable
 * @param flips share of crashes that damage one write that was durable, found by its checksum at the restart
 */
public record DiskPlan(Optional<Distribution> fsyncNanos, double errors, double torn, double flips) {
    /** The world's disk, which keeps what was forced. */
    public static final DiskPlan SOUND = new DiskPlan(Optional.empty(), 0, 0, 0);
}
