package dev.splitbrain.report.replay;

import java.util.List;

/**
 * A question that stops the replay before the moment that answers it.
 *
 * @param answer which of the choices is right, from 0
 * @param explanation what is told after the answer
 * @param revealNanos the moment that answers it
 * @param secret the check whose verdict would give the answer away; empty for none
 */
public record Question(
        long atNanos,
        String ask,
        List<String> choices,
        int answer,
        String explanation,
        long revealNanos,
        String secret) {
    public Question(long atNanos, String ask, List<String> choices, int answer, String explanation, long revealNanos) {
        this(atNanos, ask, choices, answer, explanation, revealNanos, "");
    }

    public Question {
        choices = List.copyOf(choices);
        if (answer < 0 || answer >= choices.size()) {
            throw new IllegalArgumentException("question `" + ask + "`: there is no choice number " + answer);
        }
    }
}
