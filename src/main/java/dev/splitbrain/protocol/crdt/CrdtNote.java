package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;

/** What a replica tells besides what it holds. */
public sealed interface CrdtNote extends Note {
    /** It no longer has the changes that another replica lacks, and sent it the full state instead. */
    record FellBackToFullState(NodeId to) implements CrdtNote {}
}
