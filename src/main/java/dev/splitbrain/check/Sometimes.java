package dev.splitbrain.check;

import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/** That something happens: without it, a run may pass all other checks because nothing that matters was ever tried. */
public final class Sometimes implements Check {
    private final String event;
    private final Limit atLeast;
    private long told;
    private OptionalLong lastNanos = OptionalLong.empty();

    /** @param event as scenarios name what a node tells of itself: {@code became-leader} */
    public Sometimes(String event, Limit atLeast) {
        this.event = event;
        this.atLeast = atLeast;
    }

    @Override
    public String name() {
        return "sometimes";
    }

    @Override
    public String label() {
        return "sometimes " + event;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (!(step instanceof Step.Noted noted) || !noted.note().kebabName().equals(event)) return;
        told++;
        lastNanos = OptionalLong.of(noted.timeNanos());
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        String measured = told == 1 ? "once" : told == 0 ? "never" : told + " times";
        Verdict verdict = atLeast.judge(told, measured, "", "nodes told of `" + event + "` " + measured);
        return lastNanos.isPresent() ? verdict.at(lastNanos.getAsLong()) : verdict;
    }
}
