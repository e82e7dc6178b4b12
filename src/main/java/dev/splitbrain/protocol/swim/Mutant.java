package dev.splitbrain.protocol.swim;

/** Mistakes made on purpose, which checks must catch. */
public enum Mutant {
    /** Correct. */
    NONE,
    /** A member that hears that it is suspected says nothing. */
    NEVER_REFUTES,
    /** A member refutes under its old incarnation: by the rules nobody believes it. */
    KEEPS_ITS_INCARNATION,
    /** News that a member is alive win over everything, however old: the dead walk. */
    STALE_ALIVE_WINS,
    /** Each update is told once only. */
    TELLS_ONCE,
    /** What helpers pass on is ignored. */
    IGNORES_HELPERS,
    /** Helpers are asked with every ping, not only when it was not answered. */
    ASKS_HELPERS_AT_ONCE,
    /** A member drawn by chance may be oneself: a period without a probe. */
    MAY_PROBE_ITSELF,
    /** A suspicion never ends. */
    SUSPECTS_FOREVER
}
