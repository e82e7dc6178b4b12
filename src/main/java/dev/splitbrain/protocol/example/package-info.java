/**
 * Two protocols small enough to read before breakfast.
 *
 * <p>{@link dev.splitbrain.protocol.example.Ping} is the smallest that does something: a timer, two messages, notes.
 *
 * <p>{@link dev.splitbrain.protocol.example.PrimaryBackup} is the smallest that replicates (Alsberg and Day 1976, §3): one
 * fixed primary orders the clients' requests in a log, every backup stores them, and the primary answers once all have. No
 * answer is ever lost while one disk survives, and nothing moves while any node is down: the reason why consensus
 * ({@link dev.splitbrain.protocol.raft}) asks a majority, and elects.
 *
 * <p><b>References.</b> P. Alsberg, J. Day: A Principle for Resilient Sharing of Distributed Resources, ICSE 1976.
 */
package dev.splitbrain.protocol.example;
