package dev.splitbrain.node;

/**
 * At its start a node's disk found by checksum that something durable was damaged. Of a log the damaged entry and all after
 * it are gone, of a value what was written last; a protocol may read this from {@link Disk#damage} and act on it.
 *
 * @param store the name of the log or value
 * @param lost how many entries are gone; 1 for a value
 */
public record FoundDamage(String store, int lost) implements MachineNote {}
