package dev.splitbrain.report.story;

import dev.splitbrain.report.replay.Recording.RoleChange;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;

/** How steps came about that must not both be: two decisions, two leaders of one term. */
final class ContradictionStory {
    private static final int FEW = 8; // faults: of more, only the last one is told

    private final Run run;
    private final List<Integer> rows;

    /** {@code steps} are the numbers of steps, in their order. */
    ContradictionStory(Run run, List<Long> steps) {
        this.run = run;
        rows = steps.stream()
                .map(step -> run.trace.recording.rowOf(step) - 1)
                .filter(row -> row != Trace.NONE)
                .toList();
    }

    Story tell(List<String> heading) {
        long last = rows.isEmpty() ? run.endNanos() : run.trace.at(rows.get(rows.size() - 1));
        for (int row : rows) if (!election(row)) run.causeTeller.tellWithRounds(row);
        List<FaultWindow> before = run.faultTeller.during(run.faults, 0, last);
        for (FaultWindow fault : before.subList(before.size() <= FEW ? 0 : before.size() - 1, before.size())) {
            run.faultTeller.begins(fault);
            if (fault.endNanos() <= last) run.faultTeller.ends(fault);
        }
        return new MomentStory(run, last).ending(heading);
    }

    /** Where a row is a change of role, tells all that nodes became in its term up to then. */
    private boolean election(int row) {
        List<RoleChange> changes = run.trace.recording.roles();
        for (RoleChange one : changes) {
            if (one.row() != row) continue;
            for (RoleChange each : changes)
                if (each.epoch() == one.epoch() && each.row() <= row) run.roleTeller.tell(each);
            return true;
        }
        return false;
    }
}
