package dev.splitbrain.protocol.lock;

/** A node of one of three kinds. */
public sealed interface LockNode permits LockServer, Store, Worker {}
