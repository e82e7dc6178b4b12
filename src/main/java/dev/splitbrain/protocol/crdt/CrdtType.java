package dev.splitbrain.protocol.crdt;

import dev.splitbrain.spec.AddRemoveSet;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.VersionedStore;

/** The types of replicated objects. */
public enum CrdtType {
    /** A counter that only grows. */
    G_COUNTER(GCounter.ZERO, Counter.SPEC),
    /** A counter that goes up and down. */
    PN_COUNTER(PnCounter.ZERO, Counter.SPEC),
    /** A register in which the last writer wins. */
    LWW_REGISTER(LwwRegister.NOTHING, VersionedStore.SPEC),
    /** A register that keeps all values that were assigned at the same time. */
    MV_REGISTER(MvRegister.NOTHING, VersionedStore.SPEC),
    /** A set in which what was removed once can never be added again. */
    TWO_PHASE_SET(TwoPhaseSet.EMPTY, AddRemoveSet.SPEC),
    /** A set in which an addition wins over a removal at the same time. */
    OR_SET(OrSet.EMPTY, AddRemoveSet.SPEC);

    private final Crdt nothing;
    private final Spec<?> spec;

    CrdtType(Crdt nothing, Spec<?> spec) {
        this.nothing = nothing;
        this.spec = spec;
    }

    /** The object before its first update. */
    Crdt nothing() {
        return nothing;
    }

    /** What clients may ask of it. */
    Spec<?> spec() {
        return spec;
    }
}
