/**
 * Clock values, immutable and comparable, that protocols share: a count for each participant ({@code VectorClock}, which is a
 * version vector where the participants are replicas), a version with its own dot ({@code DottedVersion}), a wall clock with
 * a counter ({@code Timestamp}, hybrid logical clocks), a plain counter ({@code LamportTime}).
 */
package dev.splitbrain.protocol.shared.clock;
