/**
 * What protocols that agree on a log of commands share: the replicated object with its client sessions, and the arithmetic of
 * quorums. Nothing here knows how the log comes about. Besides, the Merkle trees of those that compare what they have.
 */
package dev.splitbrain.protocol.shared;
