package dev.splitbrain.protocol.raft;

import dev.splitbrain.protocol.shared.Replica;

/**
 * What stands for the log through an index: the object, the clients' sessions and the members as they were after it
 * (Raft §7).
 */
record Snapshot(long lastIncludedIndex, long lastIncludedTerm, Configuration configuration, Replica.Snapshot replica) {}
