package dev.splitbrain.node;

/**
 * From now on a node's wall clock is so far ahead of true time, and both of its clocks run so much too fast; negative for
 * behind and too slow. The engine tells of it whenever something but the drift itself changes a clock.
 */
public record ClockSet(long offsetNanos, double driftPpm) implements MachineNote {}
