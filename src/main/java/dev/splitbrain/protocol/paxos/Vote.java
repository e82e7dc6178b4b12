package dev.splitbrain.protocol.paxos;

/** A proposal that an acceptor accepted: the number of its ballot, and its value. */
public record Vote(long ballot, Object value) {}
