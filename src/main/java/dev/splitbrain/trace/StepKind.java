package dev.splitbrain.trace;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of step, by which a sink says what it wants. */
public enum StepKind {
    BOOTED,
    CRASHED,
    PAUSED,
    RESUMED,
    SENT,
    DELIVERED,
    DROPPED,
    TIMER_SET,
    TIMER_CANCELLED,
    TIMER_FIRED,
    WROTE,
    BECAME_DURABLE,
    NOTED,
    INVOKED,
    COMPLETED,
    FAULT_BEGAN,
    FAULT_ENDED,
    ENDED,
    QUEUED; // behind the others, whose places are part of fingerprints

    /** All of them. */
    public static Set<StepKind> all() {
        return EnumSet.allOf(StepKind.class);
    }
}
