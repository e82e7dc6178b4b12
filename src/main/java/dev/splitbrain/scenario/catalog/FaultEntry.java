package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.world.FaultAction;

/**
 * An action of faults that scenarios may name.
 *
 * @param description what it does, in a line
 * @param shape of what stands behind its name
 * @param byChance whether chaos may draw it
 */
public record FaultEntry(String name, String description, Shape<? extends FaultAction> shape, boolean byChance) {
    /** One that chaos may draw. */
    public FaultEntry(String name, String description, Shape<? extends FaultAction> shape) {
        this(name, description, shape, true);
    }
}
