package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.protocol.shared.Quorums;
import java.util.Optional;

/** The decisions that safety and progress hang on, each with the right answer. A {@link Mutant} gets one of them wrong. */
class Rules {
    /** How many acceptors make a quorum where the settings name no size (Lamport 2001, §2.2). */
    int majority(int acceptors) {
        return Quorums.majority(acceptors);
    }

    /** P1a: an acceptor accepts a ballot unless it has promised a higher one (Lamport 2001, §2.2). */
    boolean mayAccept(long ballot, long promised) {
        return ballot >= promised;
    }

    /** P2c: what a new leader must propose for a slot: the highest-numbered entry that the promises report. */
    Optional<SlotVote> toRepeat(Optional<SlotVote> reported) {
        return reported;
    }

    /** Whether a new leader proposes a no-op for a slot that no promise reports, below one that some promise does (§3). */
    boolean fillsGaps() {
        return true;
    }

    /** A leader says that a slot is chosen: the node's vote is that choice only if it voted in this leader's ballot. */
    boolean isChoiceOf(long leaderBallot, SlotVote vote) {
        return vote.ballot() == leaderBallot || vote.isChosen();
    }

    /** Up to which slot a candidate must know the log before it leads: what acceptors have compacted, no promise reports. */
    long mustKnowThrough(long compactedThrough) {
        return compactedThrough;
    }

    /** A promise is on disk before it is given (Lamport 2001, §2.2). */
    void savePromise(DurableValue<Long> onDisk, long ballot) {
        onDisk.set(ballot);
    }

    /** A vote is on disk before it is told. */
    void saveVote(DurableLog<SlotVote> onDisk, SlotVote vote) {
        onDisk.append(vote);
    }
}
