package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.shared.Quorums;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import java.util.List;

/** The decisions that Raft hangs on, each with the right answer. A {@link Mutant} gets one of them wrong. */
class Rules {
    /** How many of the voters make a quorum (Raft §5.2, §5.3): any two quorums must share a voter. */
    int quorum(int voters) {
        return Quorums.majority(voters);
    }

    /** Whether a leader may count replicas of an entry of this term (Raft §5.4.2): only those of its own. */
    boolean mayCount(long entryTerm, long currentTerm) {
        return entryTerm == currentTerm;
    }

    /** Keeps term and vote (Raft figure 2): on disk before any message that relies on them. */
    void save(DurableValue<TermAndVote> onDisk, TermAndVote termAndVote) {
        onDisk.set(termAndVote);
    }

    /** Keeps entries (Raft figure 2): on disk before they are acknowledged. */
    void append(DurableLog<Entry> onDisk, List<Entry> entries) {
        onDisk.appendAll(entries);
    }

    /** Whether a log with this last entry may lead one with that (Raft §5.4.1). */
    boolean mayVoteFor(RaftLog own, long lastLogIndex, long lastLogTerm) {
        return own.isUpToDate(lastLogIndex, lastLogTerm);
    }

    /** Whether who grants a vote waits anew before an election of its own (Raft figure 2, Followers). */
    boolean restartsTimerOnVote() {
        return true;
    }

    /** How long a candidate waits for votes (Raft §5.2): drawn anew, so that split votes do not repeat. */
    long candidateTimeoutNanos(Distribution electionTimeout, Rng random) {
        return electionTimeout.sampleLong(random);
    }

    /** Whether a leader may change members (Ongaro, raft-dev 2015): only once an entry of its term is committed. */
    boolean mayChangeMembers(boolean committedInTerm) {
        return committedInTerm;
    }

    /** The clock by which a leader tells how old answers are (Ongaro 2014, §6.4.1): one that nobody sets. */
    long leaseClockNanos(Context<?> ctx) {
        return ctx.monotonicNanos();
    }

    /** The first step from these members to any others (Raft §6): both majorities must agree until it is committed. */
    Configuration firstStep(Configuration now, List<NodeId> voters) {
        return now.jointWith(voters);
    }

    /** Whether a leader may answer reads by its commit index (Ongaro 2014, §6.4): only once it knows the latest. */
    boolean mayRead(boolean committedInTerm) {
        return committedInTerm;
    }
}
