package dev.splitbrain.metrics;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.WriteFailed;
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
 * How much waits for each node: forced writes at its disk, messages on their way to it, and messages that have arrived and
 * wait for its processor or for the end of a pause, the one that it works on among them. Kept as the most within windows of
 * equal length, so that a run of any length needs little memory.
 */
public final class QueueLengths implements TraceSink {
    private final long windowNanos;
    private final Map<NodeId, Level> disks = new TreeMap<>();
    private final Map<NodeId, Level> links = new TreeMap<>();
    private final Map<NodeId, Level> inboxes = new TreeMap<>();
    private final Map<Long, NodeId> onTheWay = new HashMap<>(); // by the sending's step; never iterated
    private final Map<Long, Integer> arrived = new HashMap<>(); // copies that wait, by the same; never iterated

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
            if (window >= 0) {
                sample(window, most);
                sample(window + 1, now); // what still waits then, waits to the end
            }
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
                StepKind.QUEUED,
                StepKind.DELIVERED,
                StepKind.DROPPED,
                StepKind.WROTE,
                StepKind.BECAME_DURABLE,
                StepKind.NOTED,
                StepKind.CRASHED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Sent sent) {
            if (!(sent.to() instanceof NodeId node) || sent.from().equals(sent.to())) return;
            onTheWay.put(sent.number(), node);
            level(links, node).change(sent.timeNanos(), 1);
        } else if (step instanceof Step.Queued queued) {
            left(queued);
            arrived.merge(queued.cause(), 1, Integer::sum);
            level(inboxes, (NodeId) queued.to()).change(queued.timeNanos(), 1);
        } else if (step instanceof Step.Delivered delivered) {
            handled(delivered, delivered.to());
        } else if (step instanceof Step.Dropped dropped) {
            handled(dropped, dropped.to());
        } else if (step instanceof Step.Wrote wrote) {
            if (wrote.forced()) disk(wrote.node()).change(wrote.timeNanos(), 1);
        } else if (step instanceof Step.Noted noted) {
            if (noted.note() instanceof WriteFailed)
                disk(noted.node()).change(noted.timeNanos(), Integer.MIN_VALUE / 2);
        } else if (step instanceof Step.BecameDurable durable) {
            disk(durable.node()).change(durable.timeNanos(), -1);
        } else if (step instanceof Step.Crashed crashed) {
            disk(crashed.node()).change(crashed.timeNanos(), Integer.MIN_VALUE / 2); // what was not forced is lost
        }
    }

    /** A message is no longer on its way. */
    private void left(Step step) {
        NodeId node = onTheWay.remove(step.cause()); // null for a duplicate that comes second
        if (node != null) level(links, node).change(step.timeNanos(), -1);
    }

    private void handled(Step step, Endpoint to) {
        left(step);
        if (arrived.computeIfPresent(step.cause(), (sent, copies) -> copies - 1) == null) return;
        arrived.remove(step.cause(), 0);
        level(inboxes, (NodeId) to).change(step.timeNanos(), -1);
    }

    private Level disk(NodeId node) {
        return level(disks, node);
    }

    private Level level(Map<NodeId, Level> levels, NodeId node) {
        return levels.computeIfAbsent(node, n -> new Level());
    }

    /** {@code n1 disk}, {@code n1 network}, {@code n1 inbox} and so on, in the scenario's order. Call it once, at the end. */
    public List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        disks.forEach((node, level) -> tracks.add(level.track(node + " disk")));
        links.forEach((node, level) -> tracks.add(level.track(node + " network")));
        inboxes.forEach((node, level) -> tracks.add(level.track(node + " inbox")));
        return tracks;
    }
}
