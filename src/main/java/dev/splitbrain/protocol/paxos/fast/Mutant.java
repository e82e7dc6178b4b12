package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.DurableValue;
import dev.splitbrain.protocol.shared.Quorums;
import java.util.Optional;

/** Fast Paxos, and variants that are wrong on purpose in one place each: for lessons, and to see that checks catch them. */
public enum Mutant {
    /** Fast Paxos as it should be. */
    NONE(new Rules()),

    /** WRONG: a majority is taken for a fast quorum: a recovering coordinator cannot tell which value two of them chose. */
    FAST_QUORUM_TOO_SMALL(new Rules() {
        @Override
        int fastQuorum(int acceptors, int classicQuorum) {
            return Quorums.majority(acceptors);
        }
    }),

    /** WRONG: after a collision the value of the first acceptor is taken, though another may have been chosen. */
    PICKS_ANY_VOTE(new Rules() {
        @Override
        Optional<Object> pick(Tally votes) {
            return votes.votes().values().stream().findFirst();
        }
    }),

    /** WRONG: an acceptor votes for every value that it hears of in the fast round. */
    VOTES_TWICE(new Rules() {
        @Override
        boolean mayVoteInFastRound(boolean hasVoted) {
            return true;
        }
    }),

    /** WRONG: a promise is not forced to disk. */
    FORGETS_PROMISE(new Rules() {
        @Override
        void savePromise(DurableValue<Acceptor.State> onDisk, Acceptor.State state) {
            onDisk.setUnforced(state);
        }
    }),

    /** WRONG: a vote is not forced to disk. */
    FORGETS_VOTE(new Rules() {
        @Override
        void saveVote(DurableValue<Acceptor.State> onDisk, Acceptor.State state) {
            onDisk.setUnforced(state);
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
