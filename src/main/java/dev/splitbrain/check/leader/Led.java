package dev.splitbrain.check.leader;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.Set;

/** For what share of the run a running node held itself leader: the availability of what only a leader can do. */
public final class Led implements Check {
    private final Limit limit;
    private final Leading leading = new Leading();
    private long ledNanos;
    private long sinceNanos = -1; // when the current time with a leader began
    private long lostNanos; // when the current time without one began
    private long longestNanos;
    private long longestSinceNanos;

    public Led(Limit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "led";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return Leading.STEPS;
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(RoleNote.class);
    }

    @Override
    public void accept(Step step) {
        if (!leading.accept(step)) return;
        boolean some = !leading.leaders().isEmpty();
        if (some && sinceNanos < 0) begin(step.timeNanos());
        else if (!some && sinceNanos >= 0) end(step.timeNanos());
    }

    private void begin(long nowNanos) {
        without(nowNanos);
        sinceNanos = nowNanos;
    }

    private void end(long nowNanos) {
        ledNanos += nowNanos - sinceNanos;
        sinceNanos = -1;
        lostNanos = nowNanos;
    }

    private void without(long untilNanos) {
        if (untilNanos - lostNanos <= longestNanos) return;
        longestNanos = untilNanos - lostNanos;
        longestSinceNanos = lostNanos;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (!leading.told()) return Verdict.undecided("no roles", "no node told of a role");
        if (sinceNanos >= 0) end(evidence.endNanos());
        else without(evidence.endNanos());
        double share = ledNanos / (double) evidence.endNanos();
        String reason = "nobody led for " + Quantity.duration(longestNanos) + " from "
                + Quantity.moment(longestSinceNanos) + " on, the longest of such times";
        Verdict verdict = limit.judge(share, reason);
        return limit.holds(share) ? verdict : verdict.at(longestSinceNanos);
    }
}
