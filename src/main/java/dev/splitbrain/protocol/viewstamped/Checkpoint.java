package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.protocol.shared.Replica;

/** The object and the client table after all operations up to one, whose viewstamp it keeps: it replaces them (§5.1). */
public record Checkpoint(long view, long opNumber, Replica.Snapshot state) {}
