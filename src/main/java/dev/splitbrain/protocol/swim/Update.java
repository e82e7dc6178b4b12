package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.NodeId;

/**
 * A piece of news about a member, as messages carry it: the paper's Alive, Suspect and Confirm (SWIM §4.2), and leaving.
 *
 * @param generation which of several members that bore this name one after the other, from 1
 * @param incarnation how often the member has refuted a suspicion in this generation
 * @param by who says so: independent suspicions are told apart by it (Lifeguard, LHA-Suspicion)
 */
record Update(NodeId member, Status status, int generation, int incarnation, NodeId by) {
    /**
     * Whether news replace what is held of the same member, by SWIM's rules of precedence (§4.2). A higher generation is
     * another member, of whom nothing was known.
     */
    boolean overrides(Update held) {
        if (generation != held.generation) return generation > held.generation;
        return switch (status) {
            case ALIVE -> held.status.isMember() && incarnation > held.incarnation;
            case SUSPECT ->
                held.status == Status.SUSPECT
                        ? incarnation > held.incarnation
                        : held.status == Status.ALIVE && incarnation >= held.incarnation;
            case DEAD, LEFT -> held.status.isMember(); // whatever the incarnations
        };
    }

    /** Whether this is one more suspicion of what is suspected already. */
    boolean repeats(Update held) {
        return status == Status.SUSPECT
                && held.status == Status.SUSPECT
                && generation == held.generation
                && incarnation == held.incarnation;
    }

    /** The same member in another light. */
    Update now(Status newStatus, NodeId newBy) {
        return new Update(member, newStatus, generation, incarnation, newBy);
    }
}
