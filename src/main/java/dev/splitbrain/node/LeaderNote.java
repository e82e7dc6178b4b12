package dev.splitbrain.node;

/**
 * A note that tells whom its node holds for the leader from now on, itself or another, until it takes another role or tells
 * otherwise.
 */
public interface LeaderNote extends Note {
    /** The leader, as the node believes. */
    NodeId leader();
}
