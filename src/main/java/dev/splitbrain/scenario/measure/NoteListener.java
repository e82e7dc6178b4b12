package dev.splitbrain.scenario.measure;

import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A gauge that hears what nodes note while the run goes on. */
abstract class NoteListener implements Gauge, TraceSink {
    @Override
    public final Optional<TraceSink> listener() {
        return Optional.of(this);
    }

    @Override
    public final Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public final void accept(Step step) {
        noted((Step.Noted) step);
    }

    abstract void noted(Step.Noted noted);
}
