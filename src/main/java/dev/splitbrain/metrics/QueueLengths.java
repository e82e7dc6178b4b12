package dev.splitbrain.metrics;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much waits in front of each node: forced writes at its disk, and messages on their way to it. Kept as the most within
 * windows of equal length, so that a run of any length needs little memory.
 */
public final class QueueLengths implements TraceSink {
    private final long windowNanos;
    private final Map<NodeId, Level> disks = new TreeMap<>();
    private final Map<NodeId, Level> inboxes = new TreeMap<>();
    private final Map<Long, NodeId> onTheWay = new HashMap<>(); // by the sending's step; never iterated

    /** A count, and the most of each window so far. */
    private final class Level {
        private final List<Track.Sample> samples = new ArrayList<>();
        private int now;
        private int most;
        private long window = -1;

        void change(long timeNanos, int by) {
            enter(timeNanos / windowNanos);
            now = Math.max(0, now + by);
            most = Math.max(most, now);
        }

        /** Closes the window before, and those without a change since: what waited then still waits. */
        private void enter(long newWindow) {
            if (newWindow == window) return;
            if (window >= 0) {
                sample(window, most);
                if (newWindow > window + 1) sample(window + 1, now);
            }
            window = newWindow;
            most = now;
        }

        private void sample(long at, int value) {
            if (samples.isEmpty() || samples.get(samples.size() - 1).value() != value)
                samples.add(new Track.Sample(at * windowNanos, value));
        }

        Track track(String name) {
            if (window >= 0) sample(window, most);
            return new Track(Track.QUEUE_LENGTH, name, samples);
        }
    }

    /** @param windowNanos the run's length by 200, say */
    public QueueLengths(long windowNanos) {
        this.windowNanos = Math.max(1, windowNanos);
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(
                StepKind.SENT,
                StepKind.DELIVERED,
                StepKind.DROPPED,
                StepKind.WROTE,
                StepKind.BECAME_DURABLE,
                StepKind.CRASHED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Sent sent) {
            if (!(sent.to() instanceof NodeId node) || sent.from().equals(sent.to())) return;
            onTheWay.put(sent.number(), node);
            inbox(node).change(sent.timeNanos(), 1);
        } else if (step instanceof Step.Delivered || step instanceof Step.Dropped) {
            NodeId node = onTheWay.remove(step.cause()); // null for a duplicate that comes second
            if (node != null) inbox(node).change(step.timeNanos(), -1);
        } else if (step instanceof Step.Wrote wrote) {
            if (wrote.forced()) disk(wrote.node()).change(wrote.timeNanos(), 1);
        } else if (step instanceof Step.BecameDurable durable) {
            disk(durable.node()).change(durable.timeNanos(), -1);
        } else if (step instanceof Step.Crashed crashed) {
            disk(crashed.node()).change(crashed.timeNanos(), Integer.MIN_VALUE / 2); // what was not forced is lost
        }
    }

    private Level disk(NodeId node) {
        return disks.computeIfAbsent(node, n -> new Level());
    }

    private Level inbox(NodeId node) {
        return inboxes.computeIfAbsent(node, n -> new Level());
    }

    /** {@code n1 disk}, {@code n1 network} and so on, in the scenario's order. Call it once, at the end. */
    public List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        disks.forEach((node, level) -> tracks.add(level.track(node + " disk")));
        inboxes.forEach((node, level) -> tracks.add(level.track(node + " network")));
        return tracks;
    }
}
