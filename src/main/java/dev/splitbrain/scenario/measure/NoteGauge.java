package dev.splitbrain.scenario.measure;

import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How often nodes told of an event, or when they did for the first or the last time. */
final class NoteGauge implements Gauge, TraceSink {
    /** What is asked of the notes. */
    enum Question {
        COUNT,
        FIRST,
        LAST
    }

    private final String event;
    private final Question question;
    private long count;
    private long firstNanos;
    private long lastNanos;

    NoteGauge(String event, Question question) {
        this.event = event;
        this.question = question;
    }

    @Override
    public Optional<TraceSink> listener() {
        return Optional.of(this);
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (!((Step.Noted) step).note().kebabName().equals(event)) return;
        if (count++ == 0) firstNanos = step.timeNanos();
        lastNanos = step.timeNanos();
    }

    @Override
    public OptionalDouble of(RunResult run) {
        if (question == Question.COUNT) return OptionalDouble.of(count);
        if (count == 0) return OptionalDouble.empty();
        return OptionalDouble.of(question == Question.FIRST ? firstNanos : lastNanos);
    }
}
