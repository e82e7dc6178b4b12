package dev.splitbrain.protocol.paxos.fast;

import dev.splitbrain.node.Message;
import dev.splitbrain.protocol.paxos.Vote;
import java.util.Optional;

/** What proposers, acceptors and learners say. Each message is about one instance: the key whose value is to be chosen. */
public sealed interface FastPaxosMessage extends Message {
    String instance();

    /** A proposer's value, straight to the acceptors: in a fast round it stands for a phase 2a message. */
    record Propose(String instance, Object value) implements FastPaxosMessage {}

    /** Phase 1a. */
    record Prepare(String instance, long ballot) implements FastPaxosMessage {}

    /** Phase 1b: the promise, with the last vote, if any. */
    record Promise(String instance, long ballot, Optional<Vote> vote) implements FastPaxosMessage {}

    /** Phase 2a of a classic round. */
    record Accept(String instance, long ballot, Object value) implements FastPaxosMessage {}

    /** Phase 2b: the acceptor voted; to learners and proposers, and to acceptors where they recover without a coordinator. */
    record Voted(String instance, long ballot, Object value) implements FastPaxosMessage {}

    /** The acceptor has promised a higher ballot. */
    record Refused(String instance, long ballot, long promised) implements FastPaxosMessage {}

    /** A learner that heard of votes, but not of enough, asks a proposer. */
    record Ask(String instance) implements FastPaxosMessage {}

    /** A proposer that knows the value tells who asks. */
    record Chosen(String instance, Object value) implements FastPaxosMessage {}
}
