package dev.splitbrain.protocol.shared;

import dev.splitbrain.spec.Bank;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Transactions;

/** What a replicated log may be a log of: it orders commands and hands them to the machine, whatever they are. */
public enum ReplicatedObject {
    KV(KeyValue.SPEC),
    SET(GrowingSet.SPEC),
    QUEUE(Queue.SPEC),
    COUNTER(Counter.SPEC),
    BANK(Bank.SPEC),
    LIST_APPEND(Transactions.LIST_APPEND),
    RW_REGISTER(Transactions.RW_REGISTER);

    private final Spec<?> spec;

    ReplicatedObject(Spec<?> spec) {
        this.spec = spec;
    }

    /** The object that clients use. */
    public Spec<?> spec() {
        return spec;
    }
}
