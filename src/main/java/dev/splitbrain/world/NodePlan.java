package dev.splitbrain.world;

import dev.splitbrain.node.NodeId;

/** One node as the scenario plans it: its name and place, its role and its region (both may be empty). */
public record NodePlan(NodeId id, String role, String region) {}
