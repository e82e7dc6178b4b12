package dev.splitbrain.node;

import java.util.List;
import java.util.Optional;

/**
 * What a node tells of who is in the group, as it believes. Every protocol that keeps a group together emits these, so that one
 * set of checks and charts judges them all. A member that comes back after it crashed or was declared dead is a new one of the
 * same name: its generation is higher.
 */
public sealed interface MembershipNote extends NewsNote {
    /**
     * The node starts. Besides itself it holds the first so many nodes of the scenario for members, each of generation 1, but
     * for some.
     */
    record Began(int members, List<NodeId> but) implements MembershipNote {
        public Began {
            but = List.copyOf(but);
        }
    }

    /** The node holds this one for a member from now on. */
    record Admitted(NodeId member, int generation) implements MembershipNote {
        @Override
        public Optional<Object> learnt() {
            return Optional.of(new Change(member, "joined", generation));
        }
    }

    /** The node suspects a member, which it holds for one still. */
    record Suspected(NodeId member, int generation) implements MembershipNote {}

    /** The node no longer suspects a member. */
    record Trusted(NodeId member, int generation) implements MembershipNote {}

    /** The node holds a member dead: it found out, or was told. */
    record DeclaredDead(NodeId member, int generation) implements MembershipNote {
        @Override
        public Optional<Object> learnt() {
            return Optional.of(new Change(member, "died", generation));
        }
    }

    /** The node knows that a member left of its own will. */
    record SawLeave(NodeId member, int generation) implements MembershipNote {
        @Override
        public Optional<Object> learnt() {
            return Optional.of(new Change(member, "left", generation));
        }
    }

    /** What happened to a member, as news: {@code n5 died}. */
    record Change(NodeId member, String what, int generation) {
        @Override
        public String toString() {
            return member + " " + what + (generation > 1 ? " (generation " + generation + ")" : "");
        }
    }
}
