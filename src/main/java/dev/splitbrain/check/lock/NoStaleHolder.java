package dev.splitbrain.check.lock;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.LockNote;
import dev.splitbrain.node.LockNote.Access;
import dev.splitbrain.node.LockNote.Acquired;
import dev.splitbrain.node.LockNote.Owner;
import dev.splitbrain.node.LockNote.Served;
import dev.splitbrain.node.Note;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the store served holders of the lock in the order in which they got it: nothing of an earlier holder took effect once a later
 * one had read or written. That is what fencing guarantees, however long nodes are paused and messages are on their way. Who was later
 * the tokens say, where there are any; else the order in which holders believed to get the lock.
 */
public final class NoStaleHolder implements Check {
    private final Map<Owner, Holding> holdings = new LinkedHashMap<>();
    private Step.Noted newest; // the last that the store did for the latest holder it served
    private Verdict violation;
    private long served;

    private record Holding(long place, long fromNanos, long token) {
        boolean isBefore(Holding other) {
            boolean counted = token > 0 && other.token > 0 && token != other.token;
            return counted ? token < other.token : place < other.place;
        }
    }

    @Override
    public String name() {
        return "no-stale-holder";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(LockNote.class);
    }

    @Override
    public void accept(Step step) {
        if (!(step instanceof Step.Noted noted)) return;
        if (noted.note() instanceof Acquired acquired)
            holdings.put(acquired.owner(), new Holding(holdings.size(), noted.timeNanos(), acquired.token()));
        else if (noted.note() instanceof Served access && holdings.containsKey(access.owner())) serve(noted, access);
    }

    private void serve(Step.Noted noted, Served access) {
        served++;
        Served before = newest == null ? access : (Served) newest.note();
        if (holdings.get(access.owner()).isBefore(holdings.get(before.owner()))) {
            if (violation == null) violation = violation(noted, access, before);
        } else {
            newest = noted;
        }
    }

    private Verdict violation(Step.Noted noted, Served access, Served before) {
        Holding older = holdings.get(access.owner());
        Holding newer = holdings.get(before.owner());
        String reason =
                holder(access.owner(), older) + did(access.access()) + Quantity.moment(noted.timeNanos()) + ", after "
                        + holder(before.owner(), newer) + did(before.access()) + Quantity.moment(newest.timeNanos());
        return Verdict.violated("", "", reason)
                .at(noted.timeNanos())
                .because(new StepsShown(List.of(newest.number(), noted.number())));
    }

    private static String holder(Owner owner, Holding holding) {
        String token = holding.token() > 0 ? ", token " + holding.token() : "";
        return owner.node() + " (holder since " + Quantity.moment(holding.fromNanos()) + token + ")";
    }

    private static String did(Access access) {
        return access == Access.READ ? " read at " : " wrote at ";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (served == 0) return Verdict.undecided("nobody served", "no store told that it served a holder of a lock");
        String measured = "served " + Quantity.count(served, "time");
        return violation == null ? Verdict.valid(measured) : violation.measured(measured, "");
    }
}
