package dev.splitbrain.protocol.paxos;

import dev.splitbrain.node.Note;

/** What the agents of the Paxos family tell of one instance, besides {@link dev.splitbrain.node.DecisionNote}. */
public sealed interface PaxosNote extends Note {
    /** A proposer began phase 1 with a ballot of its own. */
    record StartedRound(Object instance, long ballot) implements PaxosNote {}

    /** A proposer has promises of a quorum, and issues this proposal. */
    record IssuedProposal(Object instance, long ballot, Object value) implements PaxosNote {}

    /** A proposer gave its ballot up, because an acceptor has promised a higher one. */
    record AbandonedRound(Object instance, long ballot, long promised) implements PaxosNote {}

    /** An acceptor promised to accept nothing numbered below the ballot. */
    record Promised(Object instance, long ballot) implements PaxosNote {}

    /** An acceptor accepted a proposal. */
    record Accepted(Object instance, long ballot, Object value) implements PaxosNote {}

    /** Acceptors voted for so many values in a fast round that none can be chosen in it any more (Lamport 2006, §3.2). */
    record Collided(Object instance, long ballot) implements PaxosNote {}
}
