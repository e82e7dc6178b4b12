package dev.splitbrain.trace;

import java.util.List;

/**
 * One firing of a fault: what it hit, and from when to when.
 *
 * @param fault its number in the scenario, from 1
 * @param occurrence which firing of it, from 1
 * @param text the action as the scenario says it: {@code crash leader}
 * @param targets the names it was resolved to, with signs between the sides of a cut
 * @param endNanos when it was undone; the end of the run where it never was
 */
public record FaultWindow(
        int fault, int occurrence, String action, String text, List<String> targets, long beginNanos, long endNanos) {
    /** Among the targets, between sides that do not reach each other. */
    public static final String APART = "|";

    /** Among the targets, between senders and receivers. */
    public static final String TO = "→";

    /** Among the targets, between the two ends of links that are hit both ways. */
    public static final String AND_BACK = "↔";

    public FaultWindow {
        targets = List.copyOf(targets);
    }

    /** Whom it hit, in a line: {@code n1, n2 | n3}. */
    public String hit() {
        String text = String.join(", ", targets);
        for (String sign : List.of(APART, TO, AND_BACK)) text = text.replace(", " + sign + ", ", " " + sign + " ");
        return text;
    }
}
