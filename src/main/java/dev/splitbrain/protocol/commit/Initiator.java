package dev.splitbrain.protocol.commit;

/** Who takes a transaction from its client, where the scenario gives coordinators nodes of their own. */
public enum Initiator {
    /** The coordinator: it asks all participants to prepare. */
    COORDINATOR,

    /** A participant: it prepares first and tells the coordinator, which asks the others (Gray and Lamport 2006, §3.1). */
    PARTICIPANT
}
