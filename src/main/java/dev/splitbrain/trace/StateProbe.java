package dev.splitbrain.trace;

import dev.splitbrain.node.Disk;
import dev.splitbrain.node.NodeId;

/** A look into the nodes while a run goes on, for whoever shows their state. Who looks must change nothing. */
public interface StateProbe {
    /** The object that a node is at this moment; null while it is down. */
    Object node(NodeId id);

    /** The node's disk, which is there while the node is down too. */
    Disk disk(NodeId id);

    /** Has somebody told of each turn, where a fault has messages picked; before the run begins. */
    default void atEachTurn(TurnWatcher watcher) {}
}
