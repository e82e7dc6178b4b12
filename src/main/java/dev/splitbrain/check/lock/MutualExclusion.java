package dev.splitbrain.check.lock;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.LockNote;
import dev.splitbrain.node.LockNote.Acquired;
import dev.splitbrain.node.LockNote.LostLock;
import dev.splitbrain.node.LockNote.Released;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether at any time at most one node believed to hold the lock. A belief lasts from when the node got the lock to when it gave it
 * back, found out that it was lost, or crashed; what it did meanwhile does not matter. A node that was paused believes what it
 * believed before: no lock can rule that out where nodes may be paused for any time (Kleppmann 2016), which is why
 * {@link NoStaleHolder} asks another question.
 */
public final class MutualExclusion implements Check {
    private final Map<NodeId, Belief> holders = new TreeMap<>(); // now
    private final List<Overlap> overlaps = new ArrayList<>();
    private long holdings;

    /** A node believes to hold the lock. */
    private record Belief(NodeId node, long fromNanos, long step) {
        @Override
        public String toString() {
            return node + " since " + Quantity.moment(fromNanos);
        }
    }

    /** Two nodes do. */
    private static final class Overlap {
        private final Belief first;
        private final Belief second;
        private long endNanos = -1; // lasts still

        Overlap(Belief first, Belief second) {
            this.first = first;
            this.second = second;
        }

        boolean lastsFor(NodeId node) {
            return endNanos < 0 && (first.node().equals(node) || second.node().equals(node));
        }

        long lengthNanos() {
            return endNanos - second.fromNanos();
        }
    }

    @Override
    public String name() {
        return "mutual-exclusion";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.CRASHED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(LockNote.class);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Crashed crashed) {
            end(crashed.node(), crashed.timeNanos());
        } else if (step instanceof Step.Noted noted) {
            if (noted.note() instanceof Acquired) begin(noted);
            else if (noted.note() instanceof Released || noted.note() instanceof LostLock)
                end(noted.node(), noted.timeNanos());
        }
    }

    private void begin(Step.Noted noted) {
        holdings++;
        Belief belief = new Belief(noted.node(), noted.timeNanos(), noted.number());
        for (Belief other : holders.values())
            if (!other.node().equals(belief.node())) overlaps.add(new Overlap(other, belief));
        holders.put(noted.node(), belief);
    }

    private void end(NodeId node, long nowNanos) {
        if (holders.remove(node) == null) return;
        for (Overlap overlap : overlaps) if (overlap.lastsFor(node)) overlap.endNanos = nowNanos;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (holdings == 0) return Verdict.undecided("no holder", "no node ever held a lock");
        for (Overlap overlap : overlaps) if (overlap.endNanos < 0) overlap.endNanos = evidence.endNanos();
        overlaps.removeIf(
                overlap -> overlap.lengthNanos() == 0); // one gave it back at the instant at which the other got it
        if (overlaps.isEmpty()) return Verdict.valid(Quantity.count(holdings, "holder") + " in turn");
        Overlap first = overlaps.get(0);
        String reason = "two held the lock for " + Quantity.duration(first.lengthNanos()) + ", until "
                + Quantity.moment(first.endNanos) + ": " + first.first + ", " + first.second;
        return Verdict.violated(Quantity.count(overlaps.size(), "time") + " two at once", "", reason)
                .at(first.second.fromNanos())
                .because(new StepsShown(List.of(first.first.step(), first.second.step())));
    }
}
