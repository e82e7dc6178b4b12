package dev.splitbrain.world;

import dev.splitbrain.node.NodeId;

/**
 * One node as the scenario plans it.
 *
 * @param role its role in the scenario; {@code node} where it names none
 */
public record NodePlan(NodeId id, String role, Place place, ClockPlan clock, DiskPlan disk, CpuPlan cpu) {
    /** A node with a perfect clock, the world's disk and all the time it needs. */
    public NodePlan(NodeId id, String role, String region) {
        this(id, role, Place.inRegion(region), ClockPlan.PERFECT, DiskPlan.SOUND, CpuPlan.INSTANT);
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
