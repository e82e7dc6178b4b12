package dev.splitbrain.check.log;

import dev.splitbrain.check.Calm;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Liveness for replicas: once the last fault is over, whatever one node has applied every node has applied some time later,
 * and the same. A node that starts again begins with an empty machine, and lacks everything until it has applied it anew.
 * News that spread are judged alike: what one node knows every node must know. What none knows any more, since all who did
 * started again without it, is nobody's to tell.
 */
public final class ReplicasEqual implements Check {
    private static final long NOWHERE = Long.MAX_VALUE;

    private final long withinNanos;
    private final Map<NodeId, Replica> replicas = new TreeMap<>();
    private final AppliedContents contents = new AppliedContents();
    private final Map<Object, Integer> news = new HashMap<>(); // their numbers from 1; never iterated
    private long[] firstNanos = new long[1024]; // when an entry was first applied anywhere, or news known, by number
    private final Map<Integer, Integer> knowing =
            new HashMap<>(); // how many nodes know news, by number; never iterated
    private boolean forgotten; // whether news were ever known nowhere
    private long length;
    private Verdict different;

    /** What one node has applied since its start, and the last time that it had lacked something for too long. */
    private static final class Replica {
        private long through; // all up to this number
        private BitSet known; // of news
        private long lackedIndex;
        private long lackedUntilNanos;
        private long lackedSinceNanos;
    }

    public ReplicasEqual(long withinNanos) {
        this.withinNanos = withinNanos;
    }

    @Override
    public String name() {
        return "replicas-equal";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.BOOTED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Booted booted) {
            Replica replica = replica(booted.node());
            lacked(replica, booted.timeNanos());
            replica.through = 0;
            forget(replica);
        } else if (step instanceof Step.Noted noted) {
            if (noted.note() instanceof LogNote.Applied applied) {
                if (!contents.agrees(applied.index(), applied.entry()) && different == null) differs(noted, applied);
                reached(replica(noted.node()), applied.index(), noted.timeNanos());
            } else if (noted.note() instanceof LogNote.Compacted compacted) {
                reached(replica(noted.node()), compacted.throughIndex(), noted.timeNanos());
            } else if (noted.note() instanceof NewsNote.Informed informed) {
                informed(replica(noted.node()), informed.news(), noted.timeNanos());
            }
        }
    }

    private Replica replica(NodeId node) {
        return replicas.computeIfAbsent(node, n -> new Replica());
    }

    private void forget(Replica replica) {
        if (replica.known == null) return;
        for (int number = replica.known.nextSetBit(1); number > 0; number = replica.known.nextSetBit(number + 1)) {
            if (knowing.merge(number, -1, Integer::sum) > 0) continue;
            firstNanos[number] = NOWHERE;
            forgotten = true;
        }
        replica.known = null;
    }

    private void informed(Replica replica, Object what, long atNanos) {
        int number = news.computeIfAbsent(what, w -> news.size() + 1);
        first(number, atNanos);
        lacked(replica, atNanos);
        if (replica.known == null) replica.known = new BitSet();
        if (replica.known.get(number)) return;
        if (knowing.merge(number, 1, Integer::sum) == 1) firstNanos[number] = atNanos;
        replica.known.set(number);
        replica.through = replica.known.nextClearBit(1) - 1;
    }

    private void reached(Replica replica, long index, long atNanos) {
        if (index <= replica.through) return;
        first(index, atNanos);
        lacked(replica, atNanos);
        replica.through = index;
    }

    private void first(long number, long atNanos) {
        if (firstNanos.length <= number)
            firstNanos = Arrays.copyOf(firstNanos, (int) Math.max(number + 1, 2L * firstNanos.length));
        while (length < number) firstNanos[(int) ++length] = atNanos;
    }

    /** Keeps how long a node has lacked the oldest entry that it lacks, where that is too long; the last such time counts. */
    private void lacked(Replica replica, long untilNanos) {
        long oldest = oldestLacked(replica);
        if (oldest > length) return;
        long since = firstNanos[(int) oldest];
        if (since == NOWHERE || untilNanos - since <= withinNanos) return;
        replica.lackedIndex = oldest;
        replica.lackedSinceNanos = since;
        replica.lackedUntilNanos = untilNanos;
    }

    /** Numbers are in the order in which things were first there; only of news that came back after a time nowhere they are not. */
    private long oldestLacked(Replica replica) {
        long oldest = replica.through + 1;
        if (!forgotten) return oldest;
        for (long number = oldest + 1; number <= length; number++) {
            boolean lacks = replica.known == null || !replica.known.get((int) number);
            if (lacks && firstNanos[(int) number] < firstNanos[(int) oldest]) oldest = number;
        }
        return oldest;
    }

    private void differs(Step.Noted noted, LogNote.Applied applied) {
        String reason = noted.node() + " applied " + EntryWords.of(applied.entry()) + " at " + applied.index()
                + ", where another node applied " + contents.firstAt(applied.index());
        different = Verdict.violated("", "", reason).at(noted.timeNanos());
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        String measured = Quantity.count(length, news.isEmpty() ? "log position" : "rumour") + ", "
                + Quantity.count(replicas.size(), "node");
        String limit = "<= " + Quantity.duration(withinNanos);
        if (length == 0)
            return Verdict.undecided("nothing told", "no node told of entries that it applied, or of news");
        if (different != null) return different.measured(measured, limit);
        OptionalLong calm = Calm.sinceNanos(evidence);
        if (calm.isEmpty()) return Calm.never(evidence);
        long fromNanos = calm.getAsLong() + withinNanos;
        if (fromNanos >= evidence.endNanos())
            return Verdict.undecided(
                    measured,
                    "the run ends " + Quantity.duration(evidence.endNanos() - calm.getAsLong())
                            + " after the last fault was over: too soon to tell");
        for (Map.Entry<NodeId, Replica> entry : replicas.entrySet()) {
            Replica replica = entry.getValue();
            lacked(replica, evidence.endNanos());
            if (replica.lackedUntilNanos <= fromNanos) continue;
            return Verdict.violated(measured, limit, behind(entry.getKey(), replica, calm.getAsLong(), evidence))
                    .at(Math.max(replica.lackedSinceNanos + withinNanos, fromNanos));
        }
        return Verdict.valid(measured, limit);
    }

    private String behind(NodeId node, Replica replica, long calmNanos, Evidence evidence) {
        boolean never = replica.lackedUntilNanos >= evidence.endNanos();
        String when = never
                ? "still lacked it at the end of the run"
                : "got it at " + Quantity.moment(replica.lackedUntilNanos);
        String what = news.isEmpty()
                ? "entry " + replica.lackedIndex + " was applied"
                : "news " + replica.lackedIndex + " were known";
        return node + " lags behind: " + what + " elsewhere at "
                + Quantity.moment(replica.lackedSinceNanos) + ", no fault lasted beyond " + Quantity.moment(calmNanos)
                + ", and "
                + node + " " + when;
    }
}
