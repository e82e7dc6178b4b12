package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.List;

/**
 * Everything about the environment of a run but the seed.
 *
 * @param durationNanos the virtual time after which the run ends
 * @param nodes all nodes in order; their indexes count from 0
 * @param topology the links between them, and between them and clients
 * @param fsyncNanos how long a forced write takes once the disk is free
 * @param faults what goes wrong, and when
 */
public record World(
        long durationNanos, List<NodePlan> nodes, Topology topology, Distribution fsyncNanos, List<Fault> faults) {
    public World {
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
    }
}
