package dev.splitbrain.report.story;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.report.replay.Recording;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;
import java.util.Optional;

/** The stories that a run has to tell. Each is told afresh, from the recording of the whole run. */
public final class Explanations {
    private final RunResult result;
    private final Recording recording;

    public Explanations(RunResult result, Recording recording) {
        this.result = result;
        this.recording = recording;
    }

    /** Why a check found what it found. */
    public Story check(Judged judged) {
        return new CheckStory(new Run(result, recording), judged).tell();
    }

    /** What a firing of a fault did. */
    public Story fault(FaultWindow fault) {
        return new FaultStory(new Run(result, recording), fault).tell();
    }

    /** What led to a moment, and what the nodes believed then. */
    public Story moment(long nanos) {
        return new MomentStory(new Run(result, recording), nanos).tell(List.of("at " + Times.moment(nanos)));
    }

    /** The check that is most worth explaining: one that is not as expected, else one that is violated. */
    public static Optional<Judged> worst(RunResult result) {
        Optional<Judged> unexpected =
                result.checks().stream().filter(judged -> !judged.asExpected()).findFirst();
        return unexpected.or(() -> result.checks().stream()
                .filter(judged -> judged.verdict().answer() == Answer.VIOLATED)
                .findFirst());
    }
}
