package dev.splitbrain.report.replay;

import dev.splitbrain.check.Verdict;
import dev.splitbrain.scenario.Lesson;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.terms.Moments.Moment;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A scenario's lesson in one run of it: its moments as times, and the answers that the run gives. */
final class LessonOfRun {
    private static final String NOBODY = "nobody, until the run ends";

    private final RunResult run;
    private final Recording recording;

    private LessonOfRun(RunResult run, Recording recording) {
        this.run = run;
        this.recording = recording;
    }

    /** The page's data with the lesson's chapters and questions in place of those that the run gives by itself. */
    static ReplayData in(ReplayData data, RunResult run) {
        LessonOfRun lesson = new LessonOfRun(run, data.recording());
        return data.withLesson(lesson.chapters(), lesson.questions());
    }

    /** Those whose moment came. */
    private List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        for (Lesson.Chapter chapter : run.scenario().lesson().chapters()) {
            nanos(chapter.at()).ifPresent(at -> chapters.add(new Chapter(chapter.title(), chapter.text(), at)));
        }
        chapters.sort(Comparator.comparingLong(Chapter::atNanos));
        return chapters;
    }

    private List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (Lesson.Question question : run.scenario().lesson().questions()) {
            nanos(question.at()).flatMap(at -> question(question, at)).ifPresent(questions::add);
        }
        questions.sort(Comparator.comparingLong(Question::atNanos));
        return questions;
    }

    private Optional<Long> nanos(Moment moment) {
        Optional<Long> at = moment.atNanos();
        if (at.isEmpty()) {
            at = run.faults().stream()
                    .filter(window -> window.fault() == moment.fault())
                    .map(FaultWindow::beginNanos)
                    .findFirst();
        }
        return at.filter(nanos -> nanos <= recording.endNanos());
    }

    private Optional<Question> question(Lesson.Question question, long at) {
        if (question.answer() instanceof Lesson.OfCheck check) return ofCheck(question, check.check(), at);
        if (question.answer() instanceof Lesson.Own own) return ofScenario(question, own, at);
        return Optional.of(nextLeader(question, at));
    }

    private Question nextLeader(Lesson.Question question, long at) {
        List<String> choices = new ArrayList<>();
        recording.nodes.forEach(node -> choices.add(node.name()));
        choices.add(NOBODY);
        for (Recording.RoleChange change : recording.roles) {
            long when = recording.times.get(change.row());
            if (when < at || !change.role().equals(Questions.LEADER)) continue;
            String told =
                    change.node() + " became leader" + change.epochAfter(" of ") + " at " + Times.moment(when) + ".";
            return new Question(
                    at, question.ask(), choices, change.node().index(), told(told, question.because()), when);
        }
        return new Question(
                at,
                question.ask(),
                choices,
                choices.size() - 1,
                told("No node took the lead before the run ended.", question.because()),
                recording.endNanos());
    }

    private Optional<Question> ofCheck(Lesson.Question question, String name, long at) {
        for (Judged judged : run.checks()) {
            Verdict verdict = judged.verdict();
            if (!judged.planned().name().equals(name) || verdict.answer() == Verdict.Answer.UNDECIDED) continue;
            boolean holds = verdict.answer() == Verdict.Answer.VALID;
            String found = holds ? verdict.measured() : verdict.reason();
            long reveal = Math.max(at, verdict.atNanos().orElse(recording.endNanos()));
            List<String> choices = List.of(judged.label() + " holds", judged.label() + " is violated");
            String told = told(judged.label() + ": " + found + (found.endsWith(".") ? "" : "."), question.because());
            return Optional.of(new Question(at, question.ask(), choices, holds ? 0 : 1, told, reveal, judged.label()));
        }
        return Optional.empty(); // it does not apply to these settings
    }

    /** Only where the run is the one that the teacher looked at. */
    private Optional<Question> ofScenario(Lesson.Question question, Lesson.Own own, long at) {
        boolean same = run.seed() == run.scenario().seed()
                && run.scenario().arguments().isEmpty();
        Optional<Long> reveal = nanos(own.reveal());
        if (!same || reveal.isEmpty()) return Optional.empty();
        return Optional.of(
                new Question(at, question.ask(), own.choices(), own.right(), question.because(), reveal.get()));
    }

    private static String told(String fact, String because) {
        return because.isEmpty() ? fact : fact + " " + because;
    }
}
