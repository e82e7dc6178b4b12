package dev.splitbrain.report.story;

import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.TransactionShown;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.check.WriteLost;
import dev.splitbrain.check.log.LogPosition;
import dev.splitbrain.history.Operation;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.List;

/** Why a check found what it found. */
final class CheckStory {
    private final Run run;
    private final Judged judged;

    CheckStory(Run run, Judged judged) {
        this.run = run;
        this.judged = judged;
    }

    Story tell() {
        Verdict verdict = judged.verdict();
        List<String> heading = heading(verdict);
        if (verdict.answer() == Answer.VALID) return overview(heading);
        List<Operation> shown = verdict.proof().map(proof -> proof.operations()).orElse(List.of());
        if (verdict.proof().orElse(null) instanceof WriteLost lost) {
            LostWriteStory story = new LostWriteStory(run, lost);
            if (story.knowsItsWay()) return story.tell(heading);
        }
        if (!shown.isEmpty())
            return OperationsStory.of(run, verdict.proof().orElseThrow()).tell(heading);
        if (verdict.proof().orElse(null) instanceof LogPosition position)
            return new LogStory(run, position.index(), verdict.atNanos().orElse(run.endNanos())).tell(heading);
        if (verdict.proof().orElse(null) instanceof TransactionShown transaction)
            return new TransactionStory(run, transaction).tell(heading);
        if (verdict.proof().orElse(null) instanceof StepsShown steps)
            return new ContradictionStory(run, steps.steps()).tell(heading);
        if (verdict.atNanos().isEmpty()) return overview(heading);
        long at = verdict.atNanos().getAsLong();
        List<Operation> ended = run.history.operations().stream()
                .filter(o -> o.completedNanos() == at)
                .toList();
        if (!ended.isEmpty()) return new OperationsStory(run, ended).tell(heading);
        return leadingTo(at, heading);
    }

    private List<String> heading(Verdict verdict) {
        List<String> heading = new ArrayList<>();
        String expected = judged.asExpected() && verdict.answer() == Answer.VIOLATED ? ", as expected" : "";
        heading.add(judged.label() + " is " + verdict.answer().word() + expected
                + (verdict.measured().isEmpty() ? "" : ": " + verdict.measured())
                + (verdict.limit().isEmpty() ? "" : " (" + verdict.limit() + ")"));
        if (!verdict.reason().isEmpty()) heading.add(verdict.reason());
        return heading;
    }

    /** The last fault before a moment, what happened since, or since the start where there was none, and what led to it. */
    private Story leadingTo(long at, List<String> heading) {
        int until = run.trace.firstAt(at + 1) - 1;
        FaultWindow last = null;
        for (FaultWindow fault : run.faults) if (fault.beginNanos() <= at) last = fault;
        int from = last == null ? 0 : run.faultTeller.beganRow(last);
        if (last != null) run.faultTeller.begins(last);
        run.faultTeller.losses(from, last == null ? until : Math.min(until, run.trace.firstAt(last.endNanos())));
        run.roleTeller.tell(from, until);
        run.noteTeller.rare(from, until);
        run.noteTeller.transactions(run.noteTeller.inDoubt(until - 1).keySet());
        return new MomentStory(run, at).tell(heading);
    }

    /** What the run went through, where a check has no moment to look at. */
    private Story overview(List<String> heading) {
        for (FaultWindow fault : run.faults) {
            run.faultTeller.begins(fault);
            run.faultTeller.ends(fault);
        }
        run.roleTeller.tell(0, run.trace.size() - 1);
        run.noteTeller.rare(0, run.trace.size() - 1);
        if (judged.verdict().answer() != Answer.VALID) {
            RefusalStory refusals = new RefusalStory(run);
            if (refusals.isWorthTelling()) return refusals.tell(heading);
        }
        return new Story(heading, run.telling.lines(), List.of(), run.endNanos() / 2, run.endNanos());
    }
}
