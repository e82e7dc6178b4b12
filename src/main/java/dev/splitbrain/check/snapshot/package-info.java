/**
 * Whether snapshots of money that moves are right: judged by who paid and received what in which order, and by where each node
 * stood when it recorded its state; never by how a protocol comes to its result.
 */
package dev.splitbrain.check.snapshot;
