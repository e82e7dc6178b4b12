package dev.splitbrain.scenario.measure;

import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Step;
import java.util.OptionalDouble;

/** How often nodes told of an event, or when they did for the first or the last time. */
final class NoteGauge extends NoteListener {
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
    void noted(Step.Noted noted) {
        if (!noted.note().kebabName().equals(event)) return;
        if (count++ == 0) firstNanos = noted.timeNanos();
        lastNanos = noted.timeNanos();
    }

    @Override
    public OptionalDouble of(RunResult run) {
        if (question == Question.COUNT) return OptionalDouble.of(count);
        if (count == 0) return OptionalDouble.empty();
        return OptionalDouble.of(question == Question.FIRST ? firstNanos : lastNanos);
    }
}
