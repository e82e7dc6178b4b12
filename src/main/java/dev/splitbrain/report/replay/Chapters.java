package dev.splitbrain.report.replay;

import dev.splitbrain.check.Verdict;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chapters that a run tells by itself: its start, who came to lead, faults, what ended them, what was violated, its end. */
final class Chapters {
    /** More than this, and a list no longer helps to find anything. */
    private static final int MOST = 40;

    private final Recording recording;
    private final List<Chapter> chapters = new ArrayList<>();

    private Chapters(Recording recording) {
        this.recording = recording;
    }

    static List<Chapter> of(Recording recording, List<FaultWindow> faults, List<CheckResult> checks) {
        Chapters telling = new Chapters(recording);
        telling.chapters.add(new Chapter("Start", "Every node boots with an empty disk.", 0));
        telling.faults(faults);
        telling.leaders();
        telling.violations(checks);
        telling.chapters.sort(Comparator.comparingLong(Chapter::atNanos));
        List<Chapter> kept = telling.chapters.subList(0, Math.min(MOST, telling.chapters.size()));
        kept.add(new Chapter("End", recording.endReason, recording.endNanos()));
        return List.copyOf(kept);
    }

    private void faults(List<FaultWindow> faults) {
        for (FaultWindow fault : faults) {
            String title = "Fault " + fault.fault() + ": " + fault.label();
            chapters.add(new Chapter(
                    title, "Lasts " + Times.span(fault.endNanos() - fault.beginNanos()) + ".", fault.beginNanos()));
            if (fault.endNanos() < recording.endNanos()) {
                chapters.add(new Chapter("Fault " + fault.fault() + " is over", fault.label(), fault.endNanos()));
            }
        }
    }

    private void leaders() {
        for (Recording.RoleChange change : recording.roles) {
            if (!change.role().equals("leader")) continue;
            long at = recording.times.get(change.row());
            chapters.add(new Chapter(change.node() + " leads" + change.epochAfter(", "), "", at));
        }
    }

    private void violations(List<CheckResult> checks) {
        for (CheckResult check : checks) {
            Verdict verdict = check.verdict();
            if (verdict.answer() != Verdict.Answer.VIOLATED || verdict.atNanos().isEmpty()) continue;
            chapters.add(new Chapter(
                    "Violated: " + check.name(),
                    verdict.reason(),
                    verdict.atNanos().getAsLong()));
        }
    }
}
