package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.RoleNote;

/** The roles that nodes take; the epoch is the ballot. */
public sealed interface MultiPaxosNote extends RoleNote {
    long ballot();

    @Override
    default long epoch() {
        return ballot();
    }

    @Override
    default String epochName() {
        return "ballot";
    }

    /** Waits for a leader, or follows the one of this ballot. */
    record BecameFollower(long ballot) implements MultiPaxosNote {
        @Override
        public String role() {
            return "follower";
        }
    }

    /** Began phase 1. */
    record BecameCandidate(long ballot) implements MultiPaxosNote {
        @Override
        public String role() {
            return "candidate";
        }
    }

    /** Has the promises of a quorum, and all that earlier leaders may have had chosen is chosen and executed. */
    record BecameLeader(long ballot) implements MultiPaxosNote {
        @Override
        public String role() {
            return "leader";
        }
    }
}
