package dev.splitbrain.protocol.election;

import dev.splitbrain.node.LeaderNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;

/** What nodes tell of an election. Leaders have no terms: of two that lead at once, nobody can tell the newer one. */
public sealed interface ElectionNote extends Note {
    /** The roles, for selectors and charts. */
    String LEADER = "leader";

    String FOLLOWER = "follower";
    String CANDIDATE = "candidate";

    /** A note by which a node takes a role; its fields are what it knows, and no term is among them. */
    sealed interface TookRole extends ElectionNote, RoleNote {
        @Override
        default long epoch() {
            return NO_EPOCH;
        }
    }

    /** The node began an election. */
    record BecameCandidate() implements TookRole {
        @Override
        public String role() {
            return CANDIDATE;
        }
    }

    /** The node won. */
    record BecameLeader() implements TookRole {
        @Override
        public String role() {
            return LEADER;
        }
    }

    /** The node heard who leads. */
    record BecameFollower(NodeId leader) implements TookRole, LeaderNote {
        @Override
        public String role() {
            return FOLLOWER;
        }
    }

    /** The node learnt that a greater one stands, and waits to hear who leads. */
    record Yielded(NodeId to) implements TookRole {
        @Override
        public String role() {
            return FOLLOWER;
        }
    }

    /** A higher node told this one to stop, whatever it was doing, until it hears who leads (bully). */
    record WasHalted(NodeId by) implements TookRole {
        @Override
        public String role() {
            return FOLLOWER;
        }
    }

    /** The next node on the ring did not confirm in time, and is passed over (ring). */
    record Skipped(NodeId silent) implements ElectionNote {}
}
