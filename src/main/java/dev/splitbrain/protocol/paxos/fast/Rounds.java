package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.protocol.paxos.Ballots;
import dev.splitbrain.protocol.paxos.fast.FastPaxosSettings.Recovery;
import dev.splitbrain.protocol.shared.Quorums;

/**
 * Which ballots are fast, whose they are, and how large their quorums: known to all before the first message (Lamport 2006,
 * §3.1).
 *
 * <p>Ballot 1 is fast, and open from the start: as nothing can have been chosen before it, its coordinator, the first
 * proposer, need not do phase 1, and its "any" message is taken as sent to all acceptors before they boot. Ballot 2 follows a
 * collision in it, with the same coordinator and no other ballot between, so that votes in 1 can stand for promises in 2 (§3.2).
 * The ballots above are classic, and divided among the proposers.
 */
final class Rounds {
    static final long FIRST = 1;
    static final long AFTER_COLLISION = 2;

    private final int acceptors;
    private final int proposers;
    private final boolean secondIsFast;
    private final int classicQuorum;
    private final int fastQuorum;

    Rounds(int acceptors, int proposers, FastPaxosSettings settings) {
        this.acceptors = acceptors;
        this.proposers = proposers;
        Rules rules = settings.mutant().rules();
        secondIsFast = settings.recovery() == Recovery.UNCOORDINATED;
        classicQuorum = settings.classicQuorum() == 0 ? Quorums.majority(acceptors) : settings.classicQuorum();
        fastQuorum = settings.fastQuorum() == 0 ? rules.fastQuorum(acceptors, classicQuorum) : settings.fastQuorum();
    }

    /** Whether acceptors may vote for values that come from proposers, and so for different ones. */
    boolean isFast(long ballot) {
        return ballot == FIRST || ballot == AFTER_COLLISION && secondIsFast;
    }

    /** How many acceptors must vote for a value in a ballot until it is chosen. */
    int quorum(long ballot) {
        return isFast(ballot) ? fastQuorum : classicQuorum;
    }

    /** How many acceptors must promise, or have voted, until a coordinator may pick a value. */
    int classicQuorum() {
        return classicQuorum;
    }

    int acceptors() {
        return acceptors;
    }

    /** The lowest classic ballot of a proposer, counted from 0, above another. */
    long next(long above, int proposer) {
        return Ballots.next(Math.max(above, AFTER_COLLISION), proposer, proposers);
    }
}
