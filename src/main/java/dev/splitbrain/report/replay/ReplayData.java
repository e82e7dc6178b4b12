package dev.splitbrain.report.replay;

import dev.splitbrain.trace.FaultWindow;
import java.util.List;

/** All that a replay page shows of one run. */
public record ReplayData(
        RunFacts run,
        Recording recording,
        List<FaultWindow> faults,
        List<CheckResult> checks,
        List<Chapter> chapters,
        List<Question> questions) {
    public ReplayData {
        faults = List.copyOf(faults);
        checks = List.copyOf(checks);
        chapters = List.copyOf(chapters);
        questions = List.copyOf(questions);
    }

    /** With chapters and questions that are derived from the run. */
    public static ReplayData of(RunFacts run, Recording recording, List<FaultWindow> faults, List<CheckResult> checks) {
        return new ReplayData(
                run,
                recording,
                faults,
                checks,
                Chapters.of(recording, faults, checks),
                Questions.of(recording, faults));
    }

    /** With a teacher's own chapters and questions; the derived ones stay where the teacher gave none. */
    public ReplayData withLesson(List<Chapter> ownChapters, List<Question> ownQuestions) {
        return new ReplayData(
                run,
                recording,
                faults,
                checks,
                ownChapters.isEmpty() ? chapters : ownChapters,
                ownQuestions.isEmpty() ? questions : ownQuestions);
    }
}
