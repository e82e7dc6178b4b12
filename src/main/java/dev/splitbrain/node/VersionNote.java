package dev.splitbrain.node;

import java.util.List;

/**
 * What a node of a replicated store tells of the versions in it. Every store that keeps copies emits these, so that one set
 * of checks judges them all.
 */
public sealed interface VersionNote extends Note {
    /** A client's write got this version. */
    record Versioned(RequestId request, String key, ClockValue version) implements VersionNote {}

    /** From now on the node holds these values of the key and no others; so should {@code replicas} in the end. */
    record Holds(String key, List<Object> values, List<NodeId> replicas) implements VersionNote {
        public Holds {
            values = List.copyOf(values);
            replicas = List.copyOf(replicas);
        }
    }
}
