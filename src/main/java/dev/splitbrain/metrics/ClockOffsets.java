package dev.splitbrain.metrics;

import dev.splitbrain.node.ClockSet;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How far each node's wall clock is ahead of true time: where it was set, and how it drifts from there. */
public final class ClockOffsets implements TraceSink {
    private static final double MILLIONTH = 1e-6;

    private final Map<NodeId, Clock> clocks = new TreeMap<>();

    private static final class Clock {
        private final List<Track.Sample> samples = new ArrayList<>(List.of(new Track.Sample(0, 0)));
        private double driftPpm;

        /** As far as it has drifted since it was last set. */
        void driftTo(long timeNanos) {
            Track.Sample last = samples.get(samples.size() - 1);
            double drifted = last.value() + (timeNanos - last.atNanos()) * driftPpm * MILLIONTH;
            if (timeNanos > last.atNanos()) samples.add(new Track.Sample(timeNanos, drifted));
        }

        void set(long timeNanos, ClockSet to) {
            driftTo(timeNanos);
            samples.add(new Track.Sample(timeNanos, to.offsetNanos()));
            driftPpm = to.driftPpm();
        }
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Noted noted && noted.note() instanceof ClockSet set) {
            clocks.computeIfAbsent(noted.node(), node -> new Clock()).set(noted.timeNanos(), set);
        }
    }

    /** One line for each clock that was ever set; none where all are perfect. Call it once, at the end. */
    public List<Track> tracks(long endNanos) {
        List<Track> tracks = new ArrayList<>();
        clocks.forEach((node, clock) -> {
            clock.driftTo(endNanos);
            tracks.add(new Track(Track.CLOCK_OFFSET, node.name(), clock.samples));
        });
        return tracks;
    }
}
