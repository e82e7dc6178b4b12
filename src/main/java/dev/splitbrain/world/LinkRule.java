package dev.splitbrain.world;

/**
 * Links that differ from the rest: those from one set of places to another.
 *
 * @param from names of regions, zones, racks, nodes or clients
 * @param to the same for the receiver
 * @param bothWays whether the way back differs too
 */
public record LinkRule(String from, String to, boolean bothWays, LinkPatch patch) {}
