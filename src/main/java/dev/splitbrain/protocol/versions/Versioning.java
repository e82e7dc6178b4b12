package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.ClockValue;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.protocol.shared.clock.Dot;
import dev.splitbrain.protocol.shared.clock.DottedVersion;
import dev.splitbrain.protocol.shared.clock.HybridClock;
import dev.splitbrain.protocol.shared.clock.Timestamp;
import dev.splitbrain.protocol.shared.clock.VectorClock;
import dev.splitbrain.spec.VersionedStore.Put;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives a client's write its version, and so the state that replicas will hold. */
final class Versioning {
    private final Context<?> ctx;
    private final Settings settings;
    private final HybridClock hybrid;

    /** A write as replicas get it. */
    record Written(State state, ClockValue version) {}

    Versioning(Context<?> ctx, Settings settings) {
        this.ctx = ctx;
        this.settings = settings;
        hybrid = new HybridClock(ctx.self().name(), Timestamp.NEVER);
    }

    /** The state of a key that nobody has written. */
    State nothing() {
        return switch (settings.versions()) {
            case LAST_WRITE_WINS, HYBRID_CLOCK, COMMIT_WAIT -> Latest.NOTHING;
            case VECTOR_CLOCK -> ClientVersions.NOTHING;
            case VERSION_VECTOR -> VersionVectorState.NOTHING;
            case DOTTED_VERSION_VECTOR -> DottedSet.NOTHING;
        };
    }

    /** A client's write; {@code local} is what this node holds of the key. */
    Written write(RequestId request, Put put, State local) {
        return switch (settings.versions()) {
            case LAST_WRITE_WINS ->
                latest(put, new Timestamp(ctx.clockNanos(), 0, ctx.self().name()));
            case HYBRID_CLOCK -> latest(put, hybridTime(put));
            case COMMIT_WAIT -> latest(put, latestNow());
            case VECTOR_CLOCK -> byClient(request, put, (ClientVersions) local);
            case VERSION_VECTOR -> byReplica(put, (VersionVectorState) local);
            case DOTTED_VERSION_VECTOR -> dotted(put, (DottedSet) local);
        };
    }

    private static Written latest(Put put, Timestamp at) {
        return new Written(new Latest(put.value(), at), at);
    }

    private Timestamp hybridTime(Put put) {
        if (settings.mutant() != Mutant.HEARS_NO_CLOCK) put.context().ifPresent(seen -> hybrid.learn((Timestamp) seen));
        return hybrid.tick(ctx.clockNanos());
    }

    /** The latest that true time can be (TT.now().latest). */
    private Timestamp latestNow() {
        return new Timestamp(
                ctx.clockNanos() + settings.clockBound().toNanos(),
                0,
                ctx.self().name());
    }

    /** How long until a timestamp is past, whatever true time is within the bound. */
    long waitNanos(ClockValue version) {
        boolean waits = settings.versions() == Versions.COMMIT_WAIT && settings.mutant() != Mutant.SKIPS_COMMIT_WAIT;
        if (!waits) return 0;
        long earliest = ctx.clockNanos() - settings.clockBound().toNanos();
        return Math.max(0, version.physicalNanos() + 1 - earliest);
    }

    private static VectorClock seenBy(Put put) {
        return put.context().map(VectorClock.class::cast).orElse(VectorClock.ZERO);
    }

    private Written byClient(RequestId request, Put put, ClientVersions local) {
        VectorClock seen = settings.mutant() == Mutant.IGNORES_CONTEXT ? (VectorClock) local.context() : seenBy(put);
        VectorClock clock = seen.with(request.client().name(), request.sequence());
        return new Written(new ClientVersions(List.of(new ClientVersions.Version(put.value(), clock))), clock);
    }

    private Written byReplica(Put put, VersionVectorState local) {
        VectorClock seen = settings.mutant() == Mutant.IGNORES_CONTEXT ? local.vector() : seenBy(put);
        VectorClock vector = local.vector().merge(seen).tick(ctx.self().name());
        // Who has not seen all of the vector may have missed any of the values: they all stay.
        boolean sawAll = local.vector().isWithin(seen);
        List<Object> values = sawAll ? List.of(put.value()) : local.with(List.of(put.value()));
        return new Written(new VersionVectorState(vector, values), vector);
    }

    private Written dotted(Put put, DottedSet local) {
        VectorClock seen = settings.mutant() == Mutant.IGNORES_CONTEXT ? local.seen() : seenBy(put);
        VectorClock all = local.seen().merge(seen);
        long count = all.of(ctx.self().name());
        Dot dot = new Dot(ctx.self().name(), settings.mutant() == Mutant.REUSES_DOTS && count > 0 ? count : count + 1);
        SortedMap<Dot, Object> values = new TreeMap<>();
        local.byDot().forEach((each, value) -> {
            if (!each.isKnownTo(seen)) values.put(each, value);
        });
        values.put(dot, put.value());
        return new Written(
                new DottedSet(all.with(dot.participant(), dot.count()), values), new DottedVersion(dot, seen));
    }

    /** This node has heard of a state: a hybrid clock is later from now on. */
    void heard(State state) {
        if (settings.versions() == Versions.HYBRID_CLOCK
                && settings.mutant() != Mutant.HEARS_NO_CLOCK
                && state instanceof Latest latest) hybrid.learn(latest.at());
    }
}
