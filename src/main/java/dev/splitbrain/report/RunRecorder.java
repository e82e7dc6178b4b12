package dev.splitbrain.report;

import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.replay.Recording;
import dev.splitbrain.report.replay.ReplayRecorder;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.util.List;
import java.util.Optional;

/** Listens to a run for its report: what the charts need, and what the replay page shows. */
public final class RunRecorder {
    /** A run of so many steps is recorded and its page written in half a second, so it gets one unasked. */
    private static final int UNASKED = 100_000;

    private final ChartRecorder charts;
    private final ReplayRecorder replay;
    private final boolean wholeOnly;

    private RunRecorder(Scenario scenario, int limit, boolean wholeOnly) {
        charts = new ChartRecorder(scenario);
        replay = ReplayRecorder.of(scenario, limit);
        this.wholeOnly = wholeOnly;
    }

    /** Records short runs for a replay, and gives up where a run turns out to be long. */
    public static RunRecorder of(Scenario scenario) {
        return new RunRecorder(scenario, UNASKED, true);
    }

    /** Records for a replay as much as a page can show. */
    public static RunRecorder withReplay(Scenario scenario) {
        return new RunRecorder(scenario, ReplayRecorder.DEFAULT_LIMIT, false);
    }

    /** Has the run tell all. */
    public ScenarioRun listen(ScenarioRun run) {
        charts.sinks().forEach(run::tell);
        return run.tell(replay).show(replay::watch);
    }

    /** What was kept for the charts; once, when the run has ended. */
    List<Track> tracks(long endNanos) {
        return charts.tracks(endNanos);
    }

    /** The recording for the replay page; none where the run was too long to record it unasked. */
    Optional<Recording> recording() {
        Recording recording = replay.finish();
        return wholeOnly && recording.isCutShort() ? Optional.empty() : Optional.of(recording);
    }
}
