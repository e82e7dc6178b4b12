/**
 * Histories of other systems, and ours for other tools: reading and writing the formats that are in use.
 *
 * <p>Reading goes in three steps. A format ({@link dev.splitbrain.history.io.HistoryFormat}) cuts a file into {@link
 * dev.splitbrain.history.io.Event}s: somebody invoked something, or learnt how it ended. A {@link
 * dev.splitbrain.history.io.Model} says what the names and values mean: which commands of which spec. {@link
 * dev.splitbrain.history.io.HistoryReader} pairs invocations with their ends. What does not fit ends as a {@link
 * dev.splitbrain.history.io.BadHistory} with the line and the reason. Writing goes the same way back.
 *
 * <p>Formats: Jepsen's history.edn, its history.txt and log lines, the JSON that elle-cli accepts, and our history.jsonl with
 * one operation a line. Sources: the documentation of jepsen.history and of elle-cli.
 */
package dev.splitbrain.history.io;
