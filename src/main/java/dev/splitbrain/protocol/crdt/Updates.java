package dev.splitbrain.protocol.crdt;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.spec.AddRemoveSet;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.VersionedStore.Put;
import java.util.LinkedHashSet;
import java.util.Optional;

/** What a client's command does to an object at this replica, and what it reads from it. */
final class Updates {
    private final Context<CrdtMessage> ctx;
    private final CrdtSettings settings;
    private final String self;

    Updates(Context<CrdtMessage> ctx, CrdtSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        self = ctx.self().name();
    }

    // ---- updates ----

    /** Why the object cannot take an update; empty where it can. */
    static Optional<Result> refusal(Crdt object, Command command) {
        if (object instanceof GCounter && ((Counter.Add) command).delta() < 0)
            return Optional.of(new Result.Refused("a G-Counter only grows"));
        boolean addsAgain = object instanceof TwoPhaseSet set
                && command instanceof GrowingSet.Add add
                && set.removed().contains(add.element());
        return addsAgain ? Optional.of(new Result.Refused("was removed, and cannot be added again")) : Optional.empty();
    }

    /** The delta that the command makes of the object. */
    Crdt delta(Crdt object, Command command) {
        if (object instanceof GCounter counter) return counter.increment(entry(), ((Counter.Add) command).delta());
        if (object instanceof PnCounter counter) return counter.add(entry(), ((Counter.Add) command).delta());
        if (object instanceof LwwRegister register) return assign(register, (Put) command);
        if (object instanceof MvRegister register) return assign(register, (Put) command);
        if (object instanceof OrSet set) return change(set, command);
        TwoPhaseSet set = (TwoPhaseSet) object;
        return command instanceof GrowingSet.Add add
                ? set.add(add.element())
                : set.remove(((AddRemoveSet.Remove) command).element());
    }

    /** Where this replica counts. */
    private String entry() {
        return settings.mutant() == Mutant.SHARES_AN_ENTRY ? "all" : self;
    }

    private Crdt assign(LwwRegister register, Put put) {
        return settings.stamps() == CrdtSettings.Stamps.COUNT
                ? register.assignByCount(self, put.value())
                : register.assignByClock(self, put.value(), Math.floorDiv(ctx.clockNanos(), 1_000_000L));
    }

    private Crdt assign(MvRegister register, Put put) {
        CausalContext read = put.context().map(CausalContext.class::cast).orElse(CausalContext.NOTHING);
        return register.assign(self, put.value(), read);
    }

    private Crdt change(OrSet set, Command command) {
        if (command instanceof GrowingSet.Add add) return set.add(self, add.element());
        Object element = ((AddRemoveSet.Remove) command).element();
        return settings.mutant() == Mutant.REMOVES_UNSEEN
                ? set.removeUnseen(
                        element, ctx.peers().stream().map(NodeId::name).toList())
                : set.remove(element);
    }

    // ---- reads ----

    /** What a reading command gets. */
    static Result read(Crdt object, Command command) {
        if (command instanceof AddRemoveSet.Contains contains)
            return new Result.Value(object.values().contains(contains.element()));
        if (object instanceof OrSet || object instanceof TwoPhaseSet)
            return new Result.Value(new LinkedHashSet<>(object.values()));
        if (object instanceof MvRegister register)
            return new Result.InContext(
                    new Result.Values(register.values()), register.assigned().seen());
        return new Result.Value(
                object.values().isEmpty() ? null : object.values().get(0));
    }
}
