package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/**
 * The options of three-phase commit, and the one place of their defaults. The protocol takes who is silent for dead, so the
 * timeouts must be longer than any message takes.
 */
public record ThreePhaseSettings(
        @Doc("How long the coordinator waits for votes before it decides to abort.")
        Duration voteTimeout,

        @Doc(
                "How long a coordinator waits for acknowledgements of a pre-commit, or for the states of the others, before it goes on without those who are silent.")
        Duration ackTimeout,

        @Doc(
                "How long a participant waits for the next message before it begins the termination protocol; longer than the other two, or it begins while the coordinator still waits.")
        Duration decisionTimeout,

        @Doc("What a participant does where a lock is held.")
        OnConflict onConflict,

        @Doc(
                "Whether a client is told \"aborted\" only once that is on disk; needed where clients ask again, or a copy of the request that comes after a crash is carried out against what its client knows; costs a forced write an abort.")
        boolean rememberAborts,

        @Doc("A mistake made on purpose.") ThreePhaseMutant mutant) {

    /** Conflicts vote no; correct. */
    public static ThreePhaseSettings defaults() {
        return new ThreePhaseSettings(
                Duration.ofMillis(400),
                Duration.ofMillis(250),
                Duration.ofMillis(600),
                OnConflict.VOTE_NO,
                false,
                ThreePhaseMutant.NONE);
    }
}
