package dev.splitbrain.check;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a check found.
 *
 * @param answer valid, violated or undecided
 * @param measured the figure or fact it is about, as people read it: {@code 99.48 %}; empty where there is none
 * @param limit what the scenario demands of it: {@code >= 98 %}; empty where there is none
 * @param reason why it is violated or undecided, in the smallest form; empty where valid
 * @param atNanos the moment to look at, where there is one
 * @param proof what a violation rests on, where it can be shown
 */
public record Verdict(
        Answer answer, String measured, String limit, String reason, OptionalLong atNanos, Optional<Proof> proof) {
    public enum Answer {
        VALID,
        VIOLATED,
        UNDECIDED;

        /** The word for people and programs. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static Verdict valid(String measured) {
        return valid(measured, "");
    }

    public static Verdict valid(String measured, String limit) {
        return new Verdict(Answer.VALID, measured, limit, "", OptionalLong.empty(), Optional.empty());
    }

    public static Verdict violated(String measured, String limit, String reason) {
        return new Verdict(Answer.VIOLATED, measured, limit, reason, OptionalLong.empty(), Optional.empty());
    }

    public static Verdict undecided(String measured, String reason) {
        return new Verdict(Answer.UNDECIDED, measured, "", reason, OptionalLong.empty(), Optional.empty());
    }

    /** The same with a moment to look at. */
    public Verdict at(long nanos) {
        return new Verdict(answer, measured, limit, reason, OptionalLong.of(nanos), proof);
    }

    /** The same with what it rests on. */
    public Verdict because(Proof shown) {
        return new Verdict(answer, measured, limit, reason, atNanos, Optional.of(shown));
    }

    /** The same with another figure and limit, for a check that found it before it knew them. */
    public Verdict measured(String figure, String demanded) {
        return new Verdict(answer, figure, demanded, reason, atNanos, proof);
    }
}
