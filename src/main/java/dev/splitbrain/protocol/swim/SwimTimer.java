package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Timer;

/** What members wait for. */
sealed interface SwimTimer extends Timer {
    /** The next protocol period begins (SWIM §3.1). */
    record ProtocolPeriod() implements SwimTimer {}

    /** The target has not answered the ping: time to ask helpers (§3.1). */
    record ProbeTimeout() implements SwimTimer {}

    /** A helper has no answer to pass on (Lifeguard, LHA-Probe). */
    record NackDue(NodeId origin, NodeId target, long sequence) implements SwimTimer {}

    /** A suspicion has lasted long enough (SWIM §4.2). */
    record SuspicionTimeout() implements SwimTimer {}

    /** No welcome has come: ask another. */
    record JoinRetry() implements SwimTimer {}

    /** Time to tell a dead one that it is held dead: it may not be. */
    record Reconnect() implements SwimTimer {}

    /** An operator's order, by its number in the settings. */
    record OrderDue(int number) implements SwimTimer {}
}
