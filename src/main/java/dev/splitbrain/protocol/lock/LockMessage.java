package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.LockNote;
import dev.splitbrain.node.LockNote.Owner;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;

/** What lock servers, workers and the store say to each other. */
public sealed interface LockMessage extends Message {
    // ---- between a worker and lock servers ----

    /** May this worker have the lock? Redis: {@code SET resource owner NX PX lease}. */
    record Acquire(Owner owner) implements LockMessage {}

    /** It is yours for the length of a lease. */
    record Granted(Owner owner, long token) implements LockMessage {}

    /** Another one has it, or may have it. */
    record Busy(Owner owner) implements LockMessage {}

    /** Let my lease begin anew; which of several such words of the owner, from 1. */
    record Extend(Owner owner, int round) implements LockMessage {}

    record Extended(Owner owner, int round) implements LockMessage {}

    /** I no longer need it. */
    record Release(Owner owner) implements LockMessage {}

    // ---- between a worker and the store ----

    /** What is the value that this request changes? */
    record Read(Request request, Owner owner, long token) implements LockMessage {}

    /**
     * The value, and how many updates made it.
     *
     * @param applied whether the request has taken effect already, or its client needs it no more
     */
    record Value(Owner owner, long value, long version, boolean applied) implements LockMessage {}

    /** Set the value to this, which was worked out from that version. */
    record Write(Request request, Owner owner, long token, long value, long version) implements LockMessage {}

    record Written(Owner owner) implements LockMessage {}

    /** The store has seen a greater token: whoever sent this is no longer the holder. */
    record Refused(Owner owner, long greatest) implements LockMessage {}

    /** What is the value, for a client that only reads? Needs no lock. */
    record Look(RequestId request, String key) implements LockMessage {}

    record Seen(RequestId request, long value) implements LockMessage {}

    /** The store to itself: what it did for a worker is on disk, so it may answer and tell of it. */
    record Settled(NodeId worker, LockMessage answer, LockNote note) implements LockMessage {}
}
