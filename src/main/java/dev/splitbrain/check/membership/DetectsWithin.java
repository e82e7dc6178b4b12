package dev.splitbrain.check.membership;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.MembershipNote.DeclaredDead;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completeness: a member that crashes and stays down is declared dead within a time, by the first member or by every one that was
 * up from the crash until then. A crash is left out whose member came back sooner, or that came too near to the end of the run.
 */
public final class DetectsWithin implements Check {
    /** Who must have found out. */
    public enum By {
        FIRST,
        ALL
    }

    private final Limit limit;
    private final By by;
    private final Map<NodeId, Death> open = new LinkedHashMap<>(); // of those that are down
    private final List<Death> closed = new ArrayList<>();
    private final Map<NodeId, BitSet> knownBefore = new LinkedHashMap<>(); // who declared it dead while it was up
    private final BitSet up = new BitSet();

    /** One member that is down. */
    private static final class Death {
        final NodeId member;
        final long crashedNanos;
        final BitSet unaware; // of those that are up since then
        long foundNanos = -1; // by as many as must
        NodeId last; // who found out last

        Death(NodeId member, long crashedNanos, BitSet unaware) {
            this.member = member;
            this.crashedNanos = crashedNanos;
            this.unaware = unaware;
        }
    }

    public DetectsWithin(Limit limit, By by) {
        this.limit = limit;
        this.by = by;
    }

    @Override
    public String name() {
        return "detects-within";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public String label() {
        return by == By.FIRST ? "detects-within by first" : name();
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.BOOTED, StepKind.CRASHED, StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Booted booted) {
            up.set(booted.node().index());
            Death over = open.remove(booted.node());
            if (over != null && step.timeNanos() - over.crashedNanos > limit.value()) closed.add(over);
            knownBefore.remove(booted.node());
        } else if (step instanceof Step.Crashed crashed) {
            crashed(crashed.node(), step.timeNanos());
        } else if (step instanceof Step.Noted noted && noted.note() instanceof DeclaredDead dead) {
            Death death = open.get(dead.member());
            if (death != null) found(death, noted.node(), step.timeNanos());
            else
                knownBefore
                        .computeIfAbsent(dead.member(), m -> new BitSet())
                        .set(noted.node().index());
        }
    }

    private void crashed(NodeId node, long nanos) {
        up.clear(node.index());
        for (Death death : open.values()) { // who crashes need not find out any more
            if (death.unaware.get(node.index())) lessUnaware(death, node, death.last, nanos);
        }
        Death death = new Death(node, nanos, (BitSet) up.clone());
        open.put(node, death);
        BitSet before = knownBefore.remove(node);
        if (before == null) return;
        boolean any = before.intersects(death.unaware);
        death.unaware.andNot(before);
        if (by == By.FIRST ? any : death.unaware.isEmpty()) death.foundNanos = nanos;
    }

    private void found(Death death, NodeId finder, long nanos) {
        if (!death.unaware.get(finder.index())) return;
        if (by == By.FIRST && death.foundNanos < 0) {
            death.foundNanos = nanos;
            death.last = finder;
        }
        lessUnaware(death, finder, finder, nanos);
    }

    private void lessUnaware(Death death, NodeId node, NodeId last, long nanos) {
        death.unaware.clear(node.index());
        if (by == By.FIRST || !death.unaware.isEmpty() || death.foundNanos >= 0) return;
        death.foundNanos = nanos;
        death.last = last;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<Death> judged = new ArrayList<>(closed);
        for (Death death : open.values())
            if (death.foundNanos >= 0 || evidence.endNanos() - death.crashedNanos > limit.value()) judged.add(death);
        if (judged.isEmpty())
            return Verdict.undecided("no deaths", "no member crashed and stayed down for long enough");
        Death slowest = null;
        for (Death death : judged) if (slowest == null || nanos(death) > nanos(slowest)) slowest = death;
        String counted = Quantity.count(judged.size(), "death");
        if (slowest.foundNanos < 0) {
            int unaware = slowest.unaware.cardinality();
            String who = slowest.member + " crashed at " + Quantity.moment(slowest.crashedNanos) + ", and "
                    + Quantity.count(unaware, "member") + " never found out, such as "
                    + evidence.nodes().get(slowest.unaware.nextSetBit(0));
            return Verdict.violated("not found out, " + counted, limit.toString(), who)
                    .at(slowest.crashedNanos);
        }
        String reason = slowest.member + " crashed at " + Quantity.moment(slowest.crashedNanos)
                + (slowest.last == null ? "" : ", " + slowest.last + " found out")
                + " at " + Quantity.moment(slowest.foundNanos);
        return limit.judge(nanos(slowest), Quantity.duration(nanos(slowest)) + ", " + counted, "", reason);
    }

    private static long nanos(Death death) {
        return death.foundNanos < 0 ? Long.MAX_VALUE : death.foundNanos - death.crashedNanos;
    }
}
