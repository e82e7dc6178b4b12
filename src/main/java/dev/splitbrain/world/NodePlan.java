package dev.splitbrain.world;

import dev.splitbrain.node.NodeId;
import java.util.List;

/**
 * One node as the scenario plans it.
 *
 * @param role its role in the scenario; {@code node} where it names none
 */
public record NodePlan(NodeId id, String role, Place place, ClockPlan clock, DiskPlan disk, CpuPlan cpu) {
    /** Of a node whose role the scenario does not name. */
    public static final String PLAIN_ROLE = "node";

    /** A node with a perfect clock, the world's disk and all the time it needs. */
    public NodePlan(NodeId id, String role, String region) {
        this(id, role, Place.inRegion(region), ClockPlan.PERFECT, DiskPlan.SOUND, CpuPlan.INSTANT);
    }

    /** How many nodes share the keys of transactions: those of the role {@code participant}, or all. */
    public static int stores(List<NodePlan> nodes) {
        int participants = 0;
        for (NodePlan plan : nodes) if (plan.role().equals("participant")) participants++;
        return participants > 0 ? participants : nodes.size();
    }

    /** Whether the scenario names its role. */
    public boolean hasRole() {
        return !role.equals(PLAIN_ROLE);
    }

    /** Its region; may be empty. */
    public String region() {
        return place.region();
    }

    public NodePlan at(Place newPlace) {
        return new NodePlan(id, role, newPlace, clock, disk, cpu);
    }

    public NodePlan with(ClockPlan newClock) {
        return new NodePlan(id, role, place, newClock, disk, cpu);
    }

    public NodePlan with(DiskPlan newDisk) {
        return new NodePlan(id, role, place, clock, newDisk, cpu);
    }

    public NodePlan with(CpuPlan newCpu) {
        return new NodePlan(id, role, place, clock, disk, newCpu);
    }
}
