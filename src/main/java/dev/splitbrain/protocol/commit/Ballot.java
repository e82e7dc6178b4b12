package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.NodeId;
import java.util.Comparator;

/**
 * The number of a ballot. Round 0 belongs to the participants, who propose their own votes in it (Gray and Lamport 2006,
 * §4.1); a higher one to the leader that began it.
 *
 * @param start how often the leader had started by then: no ballot is used again after a crash
 */
record Ballot(int round, int start, NodeId leader) implements Comparable<Ballot> {
    private static final Comparator<Ballot> ORDER =
            Comparator.comparingInt(Ballot::round).thenComparing(Ballot::leader).thenComparingInt(Ballot::start);

    /** The participants' ballot in the transaction's one. */
    static Ballot ofParticipants(Branch branch) {
        return new Ballot(0, 0, branch.coordinator());
    }

    boolean isOfParticipants() {
        return round == 0;
    }

    @Override
    public int compareTo(Ballot other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return round == 0 ? "0" : round + "@" + leader;
    }
}
