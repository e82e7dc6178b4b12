package dev.splitbrain.metrics;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many transactions are blocked over time: in doubt at a participant that has begun to ask how they ended. */
public final class BlockedTransactions implements TraceSink {
    private final Map<TransactionId, Set<NodeId>> blocked = new TreeMap<>(); // and where
    private final List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));

    /** From this time on, until the next point, so many transactions are blocked. */
    public record Point(long timeNanos, int transactions) {}

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.CRASHED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(TransactionNote.class);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Crashed crashed) {
            for (TransactionId id : List.copyOf(blocked.keySet())) unblocked(id, crashed.node());
        } else if (step instanceof Step.Noted noted && noted.note() instanceof TransactionNote.BecameBlocked note) {
            blocked.computeIfAbsent(note.transaction(), id -> new TreeSet<>()).add(noted.node());
        } else if (step instanceof Step.Noted noted && noted.note() instanceof TransactionNote.Unblocked note) {
            unblocked(note.transaction(), noted.node());
        } else {
            return;
        }
        mark(step.timeNanos());
    }

    private void unblocked(TransactionId id, NodeId node) {
        Set<NodeId> where = blocked.get(id);
        if (where != null && where.remove(node) && where.isEmpty()) blocked.remove(id);
    }

    /** Keeps the number at the end of the moment. */
    private void mark(long timeNanos) {
        Point last = points.get(points.size() - 1);
        if (last.timeNanos() == timeNanos) points.remove(points.size() - 1);
        int now = blocked.size();
        if (points.isEmpty() || points.get(points.size() - 1).transactions() != now)
            points.add(new Point(timeNanos, now));
    }

    /** The number over time, beginning at zero: a staircase. */
    public List<Point> points() {
        return List.copyOf(points);
    }

    /** The same as a line of a chart; none where no transaction was ever blocked. */
    public List<Track> tracks() {
        if (peak() == 0) return List.of();
        List<Track.Sample> samples = new ArrayList<>();
        for (Point point : points) samples.add(new Track.Sample(point.timeNanos(), point.transactions()));
        return List.of(new Track(Track.BLOCKED, "", samples));
    }

    /** The most that were blocked at once. */
    public int peak() {
        int peak = 0;
        for (Point point : points) peak = Math.max(peak, point.transactions());
        return peak;
    }
}
