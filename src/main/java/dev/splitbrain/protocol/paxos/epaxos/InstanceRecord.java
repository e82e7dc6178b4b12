package dev.splitbrain.protocol.paxos.epaxos;

import java.util.Optional;

/**
 * What a replica remembers of an instance.
 *
 * @param promised the highest ballot that it takes part in
 * @param voted the ballot in which it took {@code value}; apart from {@code promised}, for a promise takes no value (Sutra 2020)
 * @param unchanged whether it pre-accepted the value as the command leader first sent it: only that may be on the fast path
 * @param value empty while it has only promised
 */
public record InstanceRecord(
        InstanceId instance,
        long promised,
        long voted,
        Status status,
        boolean unchanged,
        Optional<OrderedCommand> value) {
    /** The ballot that belongs to the instance's own replica from the start. */
    public static final long DEFAULT_BALLOT = 0;

    /** How far the instance has come here. */
    public enum Status {
        PROMISED,
        PRE_ACCEPTED,
        ACCEPTED,
        COMMITTED
    }

    /** Of an instance that a replica has never heard of. */
    static InstanceRecord unknown(InstanceId instance) {
        return new InstanceRecord(instance, DEFAULT_BALLOT, -1, Status.PROMISED, false, Optional.empty());
    }

    InstanceRecord promise(long ballot) {
        return new InstanceRecord(instance, ballot, voted, status, unchanged, value);
    }

    InstanceRecord preAccept(long ballot, OrderedCommand seen, boolean asFirstSent) {
        return new InstanceRecord(instance, ballot, ballot, Status.PRE_ACCEPTED, asFirstSent, Optional.of(seen));
    }

    InstanceRecord accept(long ballot, OrderedCommand accepted) {
        return new InstanceRecord(instance, ballot, ballot, Status.ACCEPTED, false, Optional.of(accepted));
    }

    InstanceRecord commit(OrderedCommand chosen) {
        return new InstanceRecord(instance, promised, voted, Status.COMMITTED, false, Optional.of(chosen));
    }

    boolean isCommitted() {
        return status == Status.COMMITTED;
    }

    /** Whether no other command can be in the instance: its leader's, or for a no-op once that is committed. */
    boolean isKnown() {
        return isCommitted() || value.isPresent() && !value.get().isNoOp();
    }
}
