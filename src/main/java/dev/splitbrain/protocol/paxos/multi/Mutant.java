package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import java.util.Optional;

/** Multi-Paxos, and variants that are wrong on purpose in one place each: for lessons, and to see that checks catch them. */
public enum Mutant {
    /** Multi-Paxos as it should be. */
    NONE(new Rules()),

    /** WRONG: half of the acceptors count as a majority. */
    MAJORITY_OFF_BY_ONE(new Rules() {
        @Override
        int majority(int acceptors) {
            return Math.max(1, acceptors / 2);
        }
    }),

    /** WRONG: a promise is not forced to disk, so that a crash forgets it, and an old leader's proposals pass. */
    FORGETS_PROMISE(new Rules() {
        @Override
        void savePromise(DurableValue<Long> onDisk, long ballot) {
            onDisk.setUnforced(ballot);
        }
    }),

    /** WRONG: votes are told before they are on disk, so that a crash forgets entries that were chosen. */
    FORGETS_VOTE(new Rules() {
        @Override
        void saveVote(DurableLog<SlotVote> onDisk, SlotVote vote) {
            onDisk.appendUnforced(vote);
        }
    }),

    /** WRONG: an acceptor accepts ballots lower than one it has promised. */
    ACCEPTS_LOWER_BALLOTS(new Rules() {
        @Override
        boolean mayAccept(long ballot, long promised) {
            return true;
        }
    }),

    /** WRONG: a new leader ignores what the promises report, and fills the slots with no-ops. */
    IGNORES_REPORTED_VOTES(new Rules() {
        @Override
        Optional<SlotVote> toRepeat(Optional<SlotVote> reported) {
            return reported.filter(SlotVote::isChosen);
        }
    }),

    /** WRONG: a new leader leaves gaps, behind which nothing is ever executed. */
    FILLS_NO_GAPS(new Rules() {
        @Override
        boolean fillsGaps() {
            return false;
        }
    }),

    /** WRONG: a follower takes its own vote for what was chosen, though another ballot's leader says that the slot is. */
    LEARNS_STALE_VOTE(new Rules() {
        @Override
        boolean isChoiceOf(long leaderBallot, SlotVote vote) {
            return true;
        }
    }),

    /** WRONG: a candidate leads without the slots that acceptors have compacted away, and fills them with no-ops. */
    LEADS_WITHOUT_SNAPSHOT(new Rules() {
        @Override
        long mustKnowThrough(long compactedThrough) {
            return 0;
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
