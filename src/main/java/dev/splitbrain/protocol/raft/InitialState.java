package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the disks hold when a run begins, as if the nodes had run before. With nothing said, all logs are empty and equal, and
 * every node waits a fresh election timeout from time zero.
 */
public record InitialState(
        @Doc("How many entries of term 1 each node's log has, in the nodes' order; missing ones have none.")
        List<Integer> logLengths,

        @Doc(
                value = "The node that calls an election at time zero; without it, whoever's timeout ends first.",
                means = Doc.Meaning.NODE)
        Optional<String> leader) {
    static final InitialState EMPTY = new InitialState(List.of(), Optional.empty());

    public InitialState {
        logLengths = List.copyOf(logLengths);
        for (int length : logLengths) {
            if (length < 0) throw new IllegalArgumentException("a log cannot have " + length + " entries");
        }
    }

    /** The log of the node at this place. */
    List<Entry> log(int node) {
        int length = node < logLengths.size() ? logLengths.get(node) : 0;
        List<Entry> entries = new ArrayList<>();
        for (long index = 1; index <= length; index++) entries.add(new Entry.NoOp(index, 1));
        return entries;
    }

    /** The term that all nodes have seen. */
    long term() {
        return logLengths.isEmpty() ? 0 : 1;
    }
}
