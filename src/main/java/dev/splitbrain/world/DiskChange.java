package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.Optional;

/**
 * What a fault does to a disk.
 *
 * @param times by what the time of a forced write is multiplied
 * @param fsyncNanos the time of a forced write instead, before {@code times}
 * @param full whether each write fails, upon which the node crashes and cannot restart
 * @param errors a further share of forced writes that fail
 * @param torn a further share of crashes that leave half of the first write that was not durable
 * @param flips a further share of crashes that damage one write that was durable
 */
public record DiskChange(
        double times, Optional<Distribution> fsyncNanos, boolean full, double errors, double torn, double flips) {
    /** Every write fails. */
    public static final DiskChange FULL = new DiskChange(1, Optional.empty(), true, 0, 0, 0);

    /** Forced writes take {@code times} as long. */
    public static DiskChange slow(double times) {
        return new DiskChange(times, Optional.empty(), false, 0, 0, 0);
    }

    /** This share of forced writes fails. */
    public static DiskChange errors(double share) {
        return new DiskChange(1, Optional.empty(), false, share, 0, 0);
    }

    /** This share of crashes leaves half of the first write that was not durable. */
    public static DiskChange torn(double share) {
        return new DiskChange(1, Optional.empty(), false, 0, share, 0);
    }

    /** This share of crashes damages one write that was durable. */
    public static DiskChange flips(double share) {
        return new DiskChange(1, Optional.empty(), false, 0, 0, share);
    }
}
