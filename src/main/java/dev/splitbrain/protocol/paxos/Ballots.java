package dev.splitbrain.protocol.paxos;

/**
 * Ballot numbers. Each proposer draws from a set of its own (Lamport 2001, §2.5): of {@code n} proposers, the first has
 * 1, n+1, 2n+1, …, the second 2, n+2, …. Zero is before all ballots.
 */
public final class Ballots {
    private Ballots() {}

    /** The lowest ballot above another that belongs to a proposer, counted from 0. */
    public static long next(long above, int proposer, int proposers) {
        return Math.addExact(above, 1 + Math.floorMod(proposer - above, proposers));
    }

    /** The proposer, counted from 0, that a ballot belongs to. */
    public static int owner(long ballot, int proposers) {
        if (ballot < 1) throw new IllegalArgumentException("nobody owns ballot " + ballot);
        return (int) ((ballot - 1) % proposers);
    }
}
