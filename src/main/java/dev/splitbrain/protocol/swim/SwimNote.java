package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;

/** What members tell besides {@link dev.splitbrain.node.MembershipNote}s. */
public sealed interface SwimNote extends Note {
    /** Neither the target nor a helper answered in a protocol period. */
    record ProbeFailed(NodeId target) implements SwimNote {}

    /** The member was suspected, and says otherwise under a new incarnation. */
    record Refuted(int incarnation) implements SwimNote {}

    /** The member was held dead, and comes back as a new one of the same name. */
    record CameBack(int generation) implements SwimNote {}

    /** The member thinks better or worse of its own health (Lifeguard, LHA-Probe). */
    record HealthChanged(int multiplier) implements SwimNote {}
}
