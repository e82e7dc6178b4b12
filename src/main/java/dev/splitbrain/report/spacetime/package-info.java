/**
 * The space-time diagram (Lamport 1978): a lane for each node, an arrow for each message. {@link
 * dev.splitbrain.report.spacetime.SpaceTimeRecorder} keeps what happened in a part of a run, {@link
 * dev.splitbrain.report.spacetime.SpaceTimeChart} draws it: a message that was lost ends in a cross with the reason, one that
 * came twice or late is marked, and time runs as it was, by event, or compressed, so that a vote of three milliseconds can be
 * seen inside a second of silence.
 */
package dev.splitbrain.report.spacetime;
