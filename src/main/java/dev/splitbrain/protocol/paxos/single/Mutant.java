package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.DurableValue;
import dev.splitbrain.protocol.paxos.Vote;
import java.util.Optional;

/** Paxos, and Paxoi that are wrong on purpose in one famous place each: for lessons, and to see that checks catch them. */
public enum Mutant {
    /** Paxos as it should be. */
    NONE(new Rules()),

    /** WRONG: half of the acceptors count as a majority, so that two halves may choose a value each. */
    MAJORITY_OFF_BY_ONE(new Rules() {
        @Override
        int majority(int acceptors) {
            return Math.max(1, acceptors / 2);
        }
    }),

    /** WRONG: a promise is not forced to disk, so that a crash forgets it, and a lower ballot passes. */
    FORGETS_PROMISE(new Rules() {
        @Override
        void savePromise(DurableValue<Acceptor.State> onDisk, Acceptor.State state) {
            onDisk.setUnforced(state);
        }
    }),

    /** WRONG: an accepted proposal is not forced to disk, so that a crash forgets a value that was chosen. */
    FORGETS_VOTE(new Rules() {
        @Override
        void saveVote(DurableValue<Acceptor.State> onDisk, Acceptor.State state) {
            onDisk.setUnforced(state);
        }
    }),

    /** WRONG: a proposer forgets its ballot in a crash, and uses the number again with another value. */
    FORGETS_BALLOT(new Rules() {
        @Override
        void saveBallot(DurableValue<Long> onDisk, long ballot) {
            onDisk.setUnforced(ballot);
        }
    }),

    /** WRONG: an acceptor accepts ballots lower than one it has promised. */
    ACCEPTS_LOWER_BALLOTS(new Rules() {
        @Override
        boolean mayAccept(long ballot, long promised) {
            return true;
        }
    }),

    /** WRONG: a proposer proposes its own value, whatever the promises report. */
    IGNORES_REPORTED_VALUES(new Rules() {
        @Override
        Optional<Object> valueToPropose(Optional<Object> own, Optional<Vote> reported) {
            return own.isPresent() ? own : reported.map(Vote::value);
        }
    }),

    /** WRONG: a proposer takes the lowest-numbered of the reported proposals. */
    TAKES_LOWEST_REPORTED(new Rules() {
        @Override
        boolean outweighs(Vote reported, Vote known) {
            return reported.ballot() < known.ballot();
        }
    }),

    /** WRONG: a learner believes what a single acceptor has accepted. */
    LEARNS_FROM_ONE(new Rules() {
        @Override
        int learnQuorum(int q2) {
            return 1;
        }
    });

    private final Rules rules;

    Mutant(Rules rules) {
        this.rules = rules;
    }

    Rules rules() {
        return rules;
    }
}
