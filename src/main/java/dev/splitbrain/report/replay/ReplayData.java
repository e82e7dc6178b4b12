package dev.splitbrain.report.replay;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.run.RunResult;
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

    /** What a run gave, with what was recorded of it. */
    public static ReplayData of(RunResult run, Recording recording, String version, String repeat) {
        Scenario scenario = run.scenario();
        RunFacts facts = new RunFacts(
                scenario.name(),
                scenario.description().strip(),
                scenario.protocol().name(),
                run.seed(),
                run.fingerprint(),
                version,
                repeat);
        List<CheckResult> checks = run.checks().stream()
                .map(judged -> new CheckResult(judged.label(), judged.verdict(), judged.asExpected()))
                .toList();
        return LessonOfRun.in(of(facts, recording, run.faults(), checks), run);
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
    ReplayData withLesson(List<Chapter> ownChapters, List<Question> ownQuestions) {
        return new ReplayData(
                run,
                recording,
                faults,
                checks,
                ownChapters.isEmpty() ? chapters : ownChapters,
                ownQuestions.isEmpty() ? questions : ownQuestions);
    }
}
