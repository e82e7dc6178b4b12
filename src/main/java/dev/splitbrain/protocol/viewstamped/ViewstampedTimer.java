package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Timer;

/** What the replicas wait for. */
sealed interface ViewstampedTimer extends Timer {
    /** The primary was not heard, or a view change did not end, for this long (§4.2). */
    record ViewChangeTimeout() implements ViewstampedTimer {}

    /** The primary had nothing to order for this long, and says that it is alive (§4.1). */
    record CommitInterval() implements ViewstampedTimer {}

    /** A recovery was not answered by enough replicas. */
    record RecoveryTimeout() implements ViewstampedTimer {}

    /** What is missing in the log did not come by itself, or was not answered. */
    record StateTransferTimeout() implements ViewstampedTimer {}
}
