package dev.splitbrain.check;

import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/** How far the terms grew after the first leader was chosen: elections that the cluster did not need make them grow. */
public final class TermGrowth implements Check {
    private final Limit limit;
    private OptionalLong first = OptionalLong.empty(); // the term of the first leader
    private long highest;
    private String epochName = "term"; // a ballot or view, with some
    private OptionalLong brokenAtNanos = OptionalLong.empty();

    public TermGrowth(Limit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "term-growth";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(RoleNote.class);
    }

    @Override
    public void accept(Step step) {
        if (!(step instanceof Step.Noted noted) || !(noted.note() instanceof RoleNote role)) return;
        if (first.isEmpty() && role.role().equals("leader")) first = OptionalLong.of(role.epoch());
        epochName = role.epochName();
        highest = Math.max(highest, role.epoch());
        if (first.isPresent() && brokenAtNanos.isEmpty() && !limit.holds(growth())) {
            brokenAtNanos = OptionalLong.of(noted.timeNanos());
        }
    }

    private long growth() {
        return highest - first.getAsLong();
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (first.isEmpty()) return Verdict.undecided("no leader", "no node ever became leader");
        String reason = "the first leader was of " + epochName + " " + first.getAsLong() + ", the highest " + epochName
                + " was " + highest;
        Verdict verdict = limit.judge(growth(), growth() + " " + epochName + (growth() == 1 ? "" : "s"), "", reason);
        return brokenAtNanos.isPresent() ? verdict.at(brokenAtNanos.getAsLong()) : verdict;
    }
}
