package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Doc;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** The options of Paxos Commit, and the one place of their defaults. */
public record PaxosCommitSettings(
        @Doc(
                "F: how many of the 2F + 1 acceptors may fail (Gray and Lamport 2006, §4.1); with 0 it is two-phase commit with the decision kept by one acceptor.")
        int faults,

        @Doc(
                "Whether acceptors tell all participants what they accepted, which saves a message delay and costs messages (Gray and Lamport 2006, §4.2).")
        boolean faster,

        @Doc("How long a leader waits for votes before it takes them over in a ballot of its own.")
        Duration voteTimeout,

        @Doc("How long a participant is in doubt before it asks the next leader; also how long a ballot may take.")
        Duration decisionTimeout,

        @Doc("What a participant does where a lock is held.")
        OnConflict onConflict,

        @Doc("Who takes transactions from clients, where leaders have nodes of their own.")
        Initiator initiator,

        @Doc(
                "Whether a client is told \"aborted\" only once that is on disk; needed where clients ask again, or a copy of the request that comes after a crash is carried out against what its client knows; costs a forced write an abort.")
        boolean rememberAborts,

        @Doc("A mistake made on purpose.") PaxosCommitMutant mutant) {

    public PaxosCommitSettings {
        if (faults < 0) throw new IllegalArgumentException("faults must not be negative");
    }

    /** One fault, the plain variant, conflicts vote no; correct. */
    public static PaxosCommitSettings defaults() {
        return new PaxosCommitSettings(
                1,
                false,
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                OnConflict.VOTE_NO,
                Initiator.COORDINATOR,
                false,
                PaxosCommitMutant.NONE);
    }

    /** How many acceptors there are. */
    int acceptors() {
        return 2 * faults + 1;
    }

    /** How many of nodes with these roles may be acceptors: those of that role, or the participants. */
    public static int candidates(List<String> roles) {
        for (String role : List.of("acceptor", "participant")) {
            if (roles.contains(role)) return Collections.frequency(roles, role);
        }
        return roles.size();
    }

    /** How many of them must say the same. */
    int quorum() {
        return mutant == PaxosCommitMutant.QUORUM_TOO_SMALL ? Math.max(1, faults) : faults + 1;
    }
}
