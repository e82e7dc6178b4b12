package dev.splitbrain.protocol.commit;

import java.time.Duration;

/**
 * The options of two-phase commit, and the one place of their defaults.
 *
 * @param voteTimeout how long the coordinator waits for votes before it decides to abort (Bernstein et al. 1987, §7.4)
 * @param decisionTimeout how long a participant is in doubt before it asks, and then asks again; also how long a
 *     coordinator waits for acknowledgements before it repeats a decision
 * @param presume what no information means (Mohan, Lindsay and Obermarck 1986)
 * @param forget when the coordinator forgets; never, for the message counts of Gray and Lamport 2006
 * @param termination whom a participant asks that stays in doubt (Bernstein et al. 1987, §7.4)
 * @param onConflict what a participant does where a lock is held
 * @param initiator who takes transactions from clients, where coordinators have nodes of their own
 * @param rememberAborts whether a client is told "aborted" only once that is on disk; needed where clients ask again, or a copy
 *     of the request that comes after a crash is carried out against what its client knows; costs a forced write an abort
 * @param mutant a mistake made on purpose
 */
public record TwoPhaseSettings(
        Duration voteTimeout,
        Duration decisionTimeout,
        Presumption presume,
        Forget forget,
        Termination termination,
        OnConflict onConflict,
        Initiator initiator,
        boolean rememberAborts,
        TwoPhaseMutant mutant) {

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
