package dev.splitbrain.trace;

import java.util.List;

/**
 * One firing of a fault: what it hit, and from when to when.
 *
 * @param fault its number in the scenario, from 1
 * @param occurrence which firing of it, from 1
 * @param text the action as the scenario says it: {@code crash leader}
 * @param targets the names it was resolved to
 * @param endNanos when it was undone; the end of the run where it never was
 */
public record FaultWindow(
        int fault, int occurrence, String action, String text, List<String> targets, long beginNanos, long endNanos) {
    public FaultWindow {
        targets = List.copyOf(targets);
    }
}
