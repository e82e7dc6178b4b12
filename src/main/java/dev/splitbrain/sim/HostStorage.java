package dev.splitbrain.sim;

import dev.splitbrain.node.Disk;
import dev.splitbrain.node.TornWrite;
import java.util.Optional;

/** A host's disk: what is written on it, how it behaves, and what is on its way to it. */
final class HostStorage {
    private final Disk disk = new Disk();
    private final HostDisk device;
    private DiskQueue queue = new DiskQueue();
    private boolean inUse; // by the node: whoever only looks at the disk changes nothing
    boolean waitsForRoom; // the node stopped since the disk was full
    boolean writesBack; // an unforced write is on its way to the disk

    /** {@code writes} hears of all that the node writes. */
    HostStorage(HostDisk device, Disk.Device writes) {
        this.device = device;
        disk.attach(writes);
    }

    /** What a crash did to the disk: how many writes it undid, and of which it left a part. */
    record Loss(int writes, Optional<TornWrite> torn) {
        static final Loss NONE = new Loss(0, Optional.empty());
    }

    Disk disk() {
        return disk;
    }

    /** The disk, for the node. */
    Disk use() {
        inUse = true;
        return disk;
    }

    HostDisk device() {
        return device;
    }

    DiskQueue queue() {
        return queue;
    }

    /** Whether a forced write is on its way, so that messages must wait. */
    boolean isWriting() {
        return !queue.isIdle();
    }

    /** Undoes what is not durable, and drops what was to leave behind it. */
    void undoWrites() {
        disk.crash(0);
        queue = new DiskQueue();
    }

    /** The host crashes: what is not durable is lost, but for what the disk did of it. */
    Loss crash() {
        if (!inUse) return Loss.NONE;
        int unsafe = disk.unsafeWrites();
        boolean tears = device.tears() && isWriting();
        Loss loss = tears ? tear(unsafe) : new Loss(disk.crash(0), Optional.empty());
        device.flip(disk);
        queue = new DiskQueue();
        writesBack = false;
        return loss;
    }

    private Loss tear(int unsafe) {
        TornWrite torn = disk.tear(queue.first().through());
        boolean ofSeveral = unsafe > 1; // of one write of several entries none is lost whole
        int keptWhole = ofSeveral ? torn.kept() : 0;
        return new Loss(unsafe - keptWhole, torn.kept() == 0 ? Optional.empty() : Optional.of(torn));
    }
}
