package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Distributions;

/** {@code disks}: how long writes take. */
final class Disks {
    /** A forced write where a scenario says nothing. */
    static final Distribution STANDARD_FSYNC = Distribution.constant(1e6);

    private Disks() {}

    static Shape<Distribution> shape(Distributions distributions) {
        Key<Distribution> fsync = Key.optional(
                "fsync",
                distributions.delay(),
                STANDARD_FSYNC,
                "1ms",
                "Time of a forced write once the disk is free; what a node sends after a write waits for it.");
        return ObjectShape.of("disks", values -> values.get(fsync), fsync);
    }
}
