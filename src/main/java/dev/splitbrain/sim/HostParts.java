package dev.splitbrain.sim;

import dev.splitbrain.spec.Machine;

/** What only some hosts have, each part made when it is first used: a million hosts that have none are small. */
final class HostParts {
    HostWork work; // null for one that handles at once what comes
    HostCpu cpu; // null for one that takes no time
    HostStorage storage; // null for one that never wrote
    HostClock clock; // null for one that is always right
    Byzantine byzantine; // null for a node that has always followed the protocol
    Machine machine;
    int holds; // reasons that keep it down: faults, a full disk

    /** Drops what a crash loses; the disk stays, but for what the crash does to it. */
    HostStorage.Loss crash() {
        work = null;
        machine = null;
        return storage == null ? HostStorage.Loss.NONE : storage.crash();
    }
}
