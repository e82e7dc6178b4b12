package dev.splitbrain.explore.trial;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a run broke a promise.
 *
 * @param check which, by name; {@code error} where a handler threw
 * @param kind the check and in which way: two violations of one kind are taken for the same mistake
 * @param reason the smallest reason that the check could show
 * @param atNanos the moment to look at, where there is one
 */
public record Violation(String check, String kind, String reason, OptionalLong atNanos) {
    static final String ERROR = "error";

    private static final Pattern PROPERTY = Pattern.compile("([a-z][a-z -]{2,40}): .*", Pattern.DOTALL);

    /** What a check found. A reason that begins with a property, as in {@code log matching: n3 has …}, says the kind. */
    static Violation of(String check, String reason, OptionalLong atNanos) {
        Matcher property = PROPERTY.matcher(reason);
        String kind = property.matches() ? check + ", " + property.group(1) : check;
        return new Violation(check, kind, reason, atNanos);
    }

    /** That a handler threw. */
    static Violation of(Throwable thrown) {
        String kind = thrown.getClass().getSimpleName();
        String message = String.valueOf(thrown.getMessage());
        return new Violation(ERROR, ERROR + ", " + kind, kind + ": " + message, OptionalLong.empty());
    }

    /** Whether a handler threw, so that the run has no end. */
    public boolean isError() {
        return check.equals(ERROR);
    }
}
