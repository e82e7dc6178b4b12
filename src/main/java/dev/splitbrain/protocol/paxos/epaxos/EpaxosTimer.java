package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.Timer;

/** What the replicas wait for. */
sealed interface EpaxosTimer extends Timer {
    /** Replies about an instance that is led here are overdue. */
    record ReplyTimeout(InstanceId instance) implements EpaxosTimer {}

    /** Time to look for instances that have been open for too long, and to take them over. */
    record RecoveryTimeout() implements EpaxosTimer {}

    /** Time to ask another replica for commits that did not arrive. */
    record CatchUpInterval() implements EpaxosTimer {}
}
