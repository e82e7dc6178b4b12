package dev.splitbrain.report.spacetime;

import dev.splitbrain.node.NodeId;

/** Something that happened at one node, other than a message. */
record Mark(NodeId node, Kind kind, long atNanos, String words) {
    enum Kind {
        TIMER,
        NOTE,
        /** A change of the node's log. */
        LOG,
        DURABLE,
        /** The time of an event, or a version. */
        CLOCK,
        /** What a node holds from now on. */
        VALUE,
        /** Where the node stands in a cut, which the words name. */
        CUT
    }
}
