package dev.splitbrain.report.story;

import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.replay.Recording.RoleChange;
import dev.splitbrain.report.story.Rounds.Round;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StepKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The life of one position of a replicated log: who wrote what there, who knew it committed, who removed it, who led. */
final class LogStory {
    private final Run run;
    private final long index;
    private final long untilNanos;
    private final Sayings sayings = new Sayings();
    private final Set<NodeId> committed = new TreeSet<>();

    LogStory(Run run, long index, long untilNanos) {
        this.run = run;
        this.index = index;
        this.untilNanos = untilNanos;
    }

    Story tell(List<String> heading) {
        int until = run.trace.firstAt(untilNanos + 1) - 1;
        int first = until;
        for (int row = 0; row <= until; row++) {
            if (!run.trace.is(row, StepKind.NOTED) || !(run.trace.recording.content(row) instanceof LogNote note))
                continue;
            if (tell(row, note)) first = Math.min(first, row);
        }
        long from = run.trace.at(first);
        for (FaultWindow fault : run.faults) {
            if (fault.beginNanos() > untilNanos || fault.endNanos() < from) continue;
            run.faultTeller.begins(fault);
            if (fault.endNanos() < untilNanos) run.faultTeller.ends(fault);
        }
        RoleChange before = run.faultTeller.leaderBefore(first);
        run.roleTeller.tell(before == null ? 0 : before.row(), until);
        return new Story(heading, run.telling.lines(), List.of(), untilNanos, Math.max(40_000_000, untilNanos - from));
    }

    /** Whether a note is about the position, and new. */
    private boolean tell(int row, LogNote note) {
        String who = run.trace.who(row);
        boolean restart = run.trace.is(run.trace.cause(row), StepKind.BOOTED); // tells again what is on its disk
        if (note instanceof LogNote.Appended appended && appended.index() == index) {
            run.telling.tell(
                    row,
                    who + (restart ? " has on its disk, at " : " writes ") + "position " + index + ": "
                            + sayings.message(appended.entry()));
            return !restart;
        }
        if (note instanceof LogNote.Truncated truncated && truncated.fromIndex() <= index && !restart) {
            run.telling.tell(row, who + " removes its log from position " + truncated.fromIndex() + " on");
            return true;
        }
        NodeId node = run.trace.recording.nodes().get(run.trace.place(row));
        if (note instanceof LogNote.Committed known && known.throughIndex() >= index && committed.add(node)) {
            Optional<Round> round = new Rounds(run.trace).decidedBy(run.trace.cause(row));
            run.telling.tell(
                    row,
                    who + " holds position " + index + " for committed",
                    round.map(Round::words).orElse(""));
            return true;
        }
        return false;
    }
}
