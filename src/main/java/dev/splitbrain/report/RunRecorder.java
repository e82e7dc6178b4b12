package dev.splitbrain.report;

import dev.splitbrain.metrics.Track;
import dev.splitbrain.report.replay.Recording;
import dev.splitbrain.report.replay.ReplayRecorder;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.util.List;
import java.util.Optional;

/** Listens to a run for its report: what the charts need, and what the replay page shows. */
public final class RunRecorder {
    /** A run of so many steps is recorded and its page written in half a second, so it gets one unasked. */
    private static final int UNASKED = 100_000;

    private final Scenario scenario;
    private final ChartRecorder charts;
    private final Optional<ReplayRecorder> replay;

    private RunRecorder(Scenario scenario, Optional<ReplayRecorder> replay) {
        this.scenario = scenario;
        this.replay = replay;
        charts = new ChartRecorder(scenario);
    }

    /** For a run that gets a replay if it turns out to be short. */
    public static RunRecorder of(Scenario scenario) {
        return new RunRecorder(scenario, Optional.empty());
    }

    /** Records for a replay as much as a page can show. */
    public static RunRecorder withReplay(Scenario scenario) {
        return new RunRecorder(scenario, Optional.of(ReplayRecorder.of(scenario)));
    }

    /** Has the run tell all. */
    public ScenarioRun listen(ScenarioRun run) {
        charts.sinks().forEach(run::tell);
        replay.ifPresent(all -> run.tell(all).show(all::watch));
        return run;
    }

    /** What was kept for the charts; once, when the run has ended. */
    List<Track> tracks(long endNanos) {
        return charts.tracks(endNanos);
    }

    /** The recording for the replay page; none of a long run that nobody wants a replay of. */
    Optional<Recording> recording(RunResult run) {
        return replay.isPresent() ? replay.map(ReplayRecorder::finish) : ofShort(run);
    }

    /** Recording takes longer than running, so it is done once the run is known to be short: by running it again. */
    private Optional<Recording> ofShort(RunResult run) {
        if (run.steps() > UNASKED || run.isInterrupted()) return Optional.empty();
        ReplayRecorder recorder = ReplayRecorder.of(scenario);
        boolean same = ScenarioRun.again(run, Long.MAX_VALUE, List.of(recorder), recorder::watch);
        return same ? Optional.of(recorder.finish()) : Optional.empty(); // own code may not be deterministic
    }
}
