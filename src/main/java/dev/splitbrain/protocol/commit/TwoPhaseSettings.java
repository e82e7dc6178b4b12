package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Doc;
import java.time.Duration;

/** The options of two-phase commit, and the one place of their defaults. */
public record TwoPhaseSettings(
        @Doc("How long the coordinator waits for votes before it decides to abort (Bernstein et al. 1987, §7.4).")
        Duration voteTimeout,

        @Doc(
                "How long a participant is in doubt before it asks, and then asks again; also how long a coordinator waits for acknowledgements before it repeats a decision.")
        Duration decisionTimeout,

        @Doc("What no information means (Mohan, Lindsay and Obermarck 1986).")
        Presumption presume,

        @Doc("When the coordinator forgets; never, for the message counts of Gray and Lamport 2006.")
        Forget forget,

        @Doc("Whom a participant asks that stays in doubt (Bernstein et al. 1987, §7.4).")
        Termination termination,

        @Doc("What a participant does where a lock is held.")
        OnConflict onConflict,

        @Doc("Who takes transactions from clients, where coordinators have nodes of their own.")
        Initiator initiator,

        @Doc(
                "Whether a client is told \"aborted\" only once that is on disk; needed where clients ask again, or a copy of the request that comes after a crash is carried out against what its client knows; costs a forced write an abort.")
        boolean rememberAborts,

        @Doc("A mistake made on purpose.") TwoPhaseMutant mutant) {

    /** Presumed abort, no termination protocol, conflicts vote no; correct. */
    public static TwoPhaseSettings defaults() {
        return new TwoPhaseSettings(
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Presumption.ABORT,
                Forget.AFTER_ACKS,
                Termination.NONE,
                OnConflict.VOTE_NO,
                Initiator.COORDINATOR,
                false,
                TwoPhaseMutant.NONE);
    }

    /** Whether participants force this decision and acknowledge it. */
    boolean acknowledges(Outcome outcome) {
        return forget == Forget.AFTER_ACKS && presume.acknowledges(outcome);
    }

    /**
     * Whether the coordinator forces a decision to abort. Where a participant initiates it must even under presumed abort:
     * the message that begins the transaction may come a second time, with a yes in it.
     */
    boolean forcesAbort() {
        return presume != Presumption.ABORT || forget == Forget.NEVER || initiator == Initiator.PARTICIPANT;
    }
}
