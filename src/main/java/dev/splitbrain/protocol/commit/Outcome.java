package dev.splitbrain.protocol.commit;

/** How a transaction ends. */
enum Outcome {
    COMMIT,
    ABORT
}
