package dev.splitbrain.report;

import dev.splitbrain.metrics.BlockedTransactions;
import dev.splitbrain.metrics.ClockOffsets;
import dev.splitbrain.metrics.MembershipViews;
import dev.splitbrain.metrics.QueueLengths;
import dev.splitbrain.metrics.Spread;
import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.chart.ChartKind;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps, while a run goes on, the numbers over time that its charts show. What nodes tell in notes is kept of every run; what
 * waits in queues, which costs time for every message, only where the scenario plans that chart.
 */
final class ChartRecorder {
    private static final int WINDOWS = 200; // of a picture, for queues: one for each few pixels

    private final Spread spread = new Spread();
    private final MembershipViews members = new MembershipViews();
    private final BlockedTransactions blocked = new BlockedTransactions();
    private final ClockOffsets clocks = new ClockOffsets();
    private final Optional<QueueLengths> queues;

    ChartRecorder(Scenario scenario) {
        boolean planned =
                scenario.charts().stream().anyMatch(chart -> chart.name().equals(ChartKind.QUEUES.kindName()));
        long windowNanos = scenario.world().durationNanos() / WINDOWS;
        queues = planned ? Optional.of(new QueueLengths(windowNanos)) : Optional.empty();
    }

    /** Those who have to be told of the run. */
    List<TraceSink> sinks() {
        List<TraceSink> sinks = new ArrayList<>(List.of(spread, members, blocked, clocks));
        queues.ifPresent(sinks::add);
        return sinks;
    }

    /** What was kept; once, when the run has ended. */
    List<Track> tracks(long endNanos) {
        List<Track> tracks = new ArrayList<>(spread.tracks());
        tracks.addAll(members.tracks());
        tracks.addAll(blocked.tracks());
        tracks.addAll(clocks.tracks(endNanos));
        queues.ifPresent(lengths -> tracks.addAll(lengths.tracks()));
        return tracks;
    }
}
