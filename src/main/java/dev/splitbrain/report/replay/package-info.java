/**
 * The replay: one HTML file that plays a run forward and back, works offline from a disk, and asks questions.
 *
 * <p>{@link dev.splitbrain.report.replay.ReplayRecorder} listens to a run and keeps its steps as columns of numbers, the
 * contents of messages and the state of nodes as interned words; {@link dev.splitbrain.report.replay.ReplayData} adds
 * chapters and questions that the run tells by itself; {@link dev.splitbrain.report.replay.ReplayPage} puts data, style and script into one file, and
 * {@link dev.splitbrain.report.replay.ComparePage} two runs into another. {@link
 * dev.splitbrain.report.replay.TextTimeline} is for those who live in a terminal.
 *
 * <p>The page's own code is under {@code src/main/resources/replay}: plain JavaScript, one canvas, no library.
 */
package dev.splitbrain.report.replay;
