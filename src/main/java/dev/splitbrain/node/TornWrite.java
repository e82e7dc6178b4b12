package dev.splitbrain.node;

/**
 * A crash hit in the midst of a forced write, and a part of it stayed on the disk.
 *
 * @param kept how many of its writes stayed; of one write of several entries, how many entries
 * @param of how many there were
 */
public record TornWrite(int kept, int of) implements MachineNote {}
