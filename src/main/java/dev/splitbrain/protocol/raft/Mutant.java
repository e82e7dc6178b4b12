package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import java.util.List;

/** Raft, and Rafts that are wrong on purpose in one famous place each: for lessons, and to see that checks catch them. */
public enum Mutant {
    /** Raft as it should be. */
    NONE(new Rules()),

    /** WRONG: half of the voters count as a majority, so that two halves may elect a leader each. */
    MAJORITY_OFF_BY_ONE(new Rules() {
        @Override
        int quorum(int voters) {
            return Math.max(1, voters / 2);
        }
    }),

    /** WRONG: entries are acknowledged before they are on disk, so that a crash forgets what was promised. */
    ACKNOWLEDGES_BEFORE_DURABLE(new Rules() {
        @Override
        void append(DurableLog<Entry> onDisk, List<Entry> entries) {
            for (Entry entry : entries) onDisk.appendUnforced(entry);
        }
    }),

    /** WRONG: term and vote are not forced to disk, so that a node may vote twice in a term. */
    FORGETS_VOTE(new Rules() {
        @Override
        void save(DurableValue<TermAndVote> onDisk, TermAndVote termAndVote) {
            onDisk.setUnforced(termAndVote);
        }
    }),

    /** WRONG: replicas of earlier terms' entries are counted, the mistake of Raft's figure 8. */
    COUNTS_EARLIER_TERMS(new Rules() {
        @Override
        boolean mayCount(long entryTerm, long currentTerm) {
            return true;
        }
    }),

    /** WRONG: any candidate gets a vote, however old its log, so that a leader may lack committed entries. */
    VOTES_FOR_STALE_LOGS(new Rules() {
        @Override
        boolean mayVoteFor(RaftLog own, long lastLogIndex, long lastLogTerm) {
            return true;
        }
    }),

    /** WRONG: who grants a vote does not wait for its outcome, and disturbs it: slow elections. */
    KEEPS_TIMER_ON_VOTE(new Rules() {
        @Override
        boolean restartsTimerOnVote() {
            return false;
        }
    }),

    /** WRONG: candidates all wait the shortest timeout, so that a split vote repeats: elections that may never end. */
    FIXED_CANDIDATE_TIMEOUT(new Rules() {
        @Override
        long candidateTimeoutNanos(Distribution electionTimeout, Rng random) {
            return Math.round(electionTimeout.minimum());
        }
    }),

    /** WRONG: members change before the leader has committed in its term: two disjoint majorities may decide (2015). */
    CHANGES_MEMBERS_BEFORE_COMMIT(new Rules() {
        @Override
        boolean mayChangeMembers(boolean committedInTerm) {
            return true;
        }
    }),

    /** WRONG: members change at once, without a joint configuration: two disjoint majorities may decide (Raft figure 10). */
    SKIPS_JOINT(new Rules() {
        @Override
        Configuration firstStep(Configuration now, List<NodeId> voters) {
            return now.withVoters(voters);
        }
    }),

    /** WRONG: a new leader answers reads before it knows what its predecessors committed: stale reads. */
    READS_BEFORE_COMMIT(new Rules() {
        @Override
        boolean mayRead(boolean committedInTerm) {
            return true;
        }
    }),

    /** WRONG: a leader measures its lease by the wall clock, which may be set back: the lease outlives its leader. */
    MEASURES_LEASE_BY_WALL_CLOCK(new Rules() {
        @Override
        long leaseClockNanos(Context<?> ctx) {
            return ctx.clockNanos();
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
