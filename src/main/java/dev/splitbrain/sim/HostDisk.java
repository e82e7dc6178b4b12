package dev.splitbrain.sim;

import dev.splitbrain.node.Disk;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.world.DiskChange;
import dev.splitbrain.world.DiskPlan;
import java.util.ArrayList;
import java.util.List;

/** How a node's disk behaves now: as the scenario plans it, and what faults make of it. */
final class HostDisk {
    private final DiskPlan plan;
    private final Distribution usualNanos;
    private final Rng chance;
    private final List<DiskChange> changes = new ArrayList<>(0);

    HostDisk(DiskPlan plan, Distribution worldNanos, Rng chance) {
        this.plan = plan;
        this.chance = chance;
        usualNanos = plan.fsyncNanos().orElse(worldNanos);
    }

    void begin(DiskChange change) {
        changes.add(change);
    }

    void end(DiskChange change) {
        changes.remove(change);
    }

    /** How long the next forced write takes once the disk is free. */
    long serviceNanos() {
        Distribution time = usualNanos;
        double times = 1;
        for (DiskChange change : changes) {
            if (change.fsyncNanos().isPresent()) time = change.fsyncNanos().get();
            times *= change.times();
        }
        long nanos = time.sampleLong(chance);
        return times == 1 ? nanos : Math.min(Distribution.LONGEST, Math.round(nanos * times));
    }

    boolean isFull() {
        for (DiskChange change : changes) if (change.full()) return true;
        return false;
    }

    /** Whether the next forced write fails. */
    boolean fails() {
        boolean fails = chance.chance(plan.errors());
        for (DiskChange change : changes) fails |= change.full() || chance.chance(change.errors());
        return fails;
    }

    /** Whether a crash now tears the write that is on its way. */
    boolean tears() {
        boolean tears = chance.chance(plan.torn());
        for (DiskChange change : changes) tears |= chance.chance(change.torn());
        return tears;
    }

    /** A crash may damage something that is durable. */
    void flip(Disk disk) {
        boolean flips = chance.chance(plan.flips());
        for (DiskChange change : changes) flips |= chance.chance(change.flips());
        if (flips) disk.flip(chance);
    }
}
