package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;

/** What a Raft node tells of itself, besides its log. */
public sealed interface RaftNote extends Note {
    record BecameFollower(long term) implements RaftNote, RoleNote {
        @Override
        public String role() {
            return "follower";
        }

        @Override
        public long epoch() {
            return term;
        }
    }

    record BecameCandidate(long term) implements RaftNote, RoleNote {
        @Override
        public String role() {
            return "candidate";
        }

        @Override
        public long epoch() {
            return term;
        }
    }

    record BecameLeader(long term) implements RaftNote, RoleNote {
        @Override
        public String role() {
            return "leader";
        }

        @Override
        public long epoch() {
            return term;
        }
    }

    /** A follower asks whether it could win an election, before it starts one. */
    record AskedForPreVotes(long term) implements RaftNote {}

    record GrantedVote(long term, NodeId candidate) implements RaftNote {}

    /** A follower heard its leader of this term for the first time. */
    record HeardLeader(long term, NodeId leader) implements RaftNote {}
}
