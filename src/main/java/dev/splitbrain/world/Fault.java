package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.Optional;

/**
 * One line of a scenario's {@code faults}.
 *
 * @param number its place there, from 1
 * @param text the action as people wrote it, for the summary: {@code crash leader}
 * @param lengthNanos how long it lasts; empty for a fault that lasts to the end, or is done when it fires
 * @param chance the firing whose chance it has at its first, {@code 7.2} for the second of the seventh fault; empty for its own
 */
public record Fault(
        int number,
        String text,
        FaultAction action,
        FaultTime time,
        Optional<Distribution> lengthNanos,
        Optional<String> chance) {
    /** A fault with chance of its own. */
    public Fault(int number, String text, FaultAction action, FaultTime time, Optional<Distribution> lengthNanos) {
        this(number, text, action, time, lengthNanos, Optional.empty());
    }

    /** The same at another time. */
    public Fault at(FaultTime newTime) {
        return new Fault(number, text, action, newTime, lengthNanos, chance);
    }

    /** The name of the chance of a firing, counted from 1. */
    public String chanceOf(int occurrence) {
        return occurrence == 1 && chance.isPresent() ? chance.get() : number + "." + occurrence;
    }
}
