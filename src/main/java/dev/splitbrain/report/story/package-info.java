/**
 * The story of a run: why a check found what it found, what a fault did, how a moment came about. In order, with who believed
 * what, which messages were lost and which answers decided.
 *
 * <p>All of it is read from the recorded steps and their causes, so it works for any protocol: an answer counts for a decision
 * if it goes back to what the same handler asked; a node is a stale leader if another one leads a higher term; a message is
 * lost where its step says so. What a protocol alone knows it tells by its notes.
 */
package dev.splitbrain.report.story;
