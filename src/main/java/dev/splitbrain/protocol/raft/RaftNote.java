package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.LeaderNote;
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

    /** A follower asks whether it could win, before it starts an election. */
    record AskedForPreVotes(long term) implements RaftNote {}

    record GrantedVote(long term, NodeId candidate) implements RaftNote {}

    /** A node heard its leader of this term for the first time. */
    record HeardLeader(long term, NodeId leader) implements RaftNote, LeaderNote {}

    /** The leader could not reach a quorum for a whole election timeout, and gave up. */
    record LostQuorum(long term) implements RaftNote {}

    /** The leader began to change the members. */
    record ChangedMembers(long term, Configuration configuration) implements RaftNote {}

    /** The leader began to hand leadership to a follower. */
    record BeganTransfer(long term, NodeId target) implements RaftNote {}

    /** The follower took a snapshot of the leader's in place of entries. */
    record InstalledSnapshot(long term, long lastIncludedIndex) implements RaftNote {}
}
