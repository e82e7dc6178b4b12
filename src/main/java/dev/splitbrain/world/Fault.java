package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.Optional;

/**
 * One line of a scenario's {@code faults}.
 *
 * @param number its place there, from 1
 * @param text the action as people wrote it, for the summary: {@code crash leader}
 * @param lengthNanos how long it lasts; empty for a fault that lasts to the end, or is done when it fires
 */
public record Fault(int number, String text, FaultAction action, FaultTime time, Optional<Distribution> lengthNanos) {}
