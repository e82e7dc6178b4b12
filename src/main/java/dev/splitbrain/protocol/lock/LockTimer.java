package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.Timer;

/** What a worker waits for. */
public sealed interface LockTimer extends Timer {
    /** Lock servers have had their time to answer. */
    record AcquireTimeout() implements LockTimer {}

    /** The next attempt to get the lock. */
    record Retry() implements LockTimer {}

    /** The lease is over, by the worker's own clock. */
    record LeaseEnd() implements LockTimer {}

    /** The lease should be extended. */
    record Renewal() implements LockTimer {}

    /** The new value is worked out. */
    record WorkDone() implements LockTimer {}

    /** The store has had its time to answer. */
    record StoreTimeout() implements LockTimer {}
}
