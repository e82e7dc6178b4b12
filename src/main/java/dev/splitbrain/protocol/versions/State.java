package dev.splitbrain.protocol.versions;

import java.util.List;

/**
 * What is known of one key: its values that no other replaces, and enough to tell which. Merging two states is commutative,
 * idempotent and, but for plain version vectors, associative: replicas that have heard the same hold the same, in whatever order
 * they heard it.
 */
public sealed interface State permits Latest, ClientVersions, VersionVectorState, DottedSet {
    /** The values that stand side by side; none where the key was never written. */
    List<Object> values();

    /** What a client hands in with the write that is to replace these values. */
    Object context();

    /** What both know together; both are of the same kind. */
    State merge(State other);
}
