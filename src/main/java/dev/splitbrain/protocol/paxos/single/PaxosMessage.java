package dev.splitbrain.protocol.paxos.single;

import dev.splitbrain.node.Message;
import dev.splitbrain.protocol.paxos.Vote;
import java.util.Optional;

/** What proposers, acceptors and learners say. Each message is about one instance: the key whose value is to be chosen. */
public sealed interface PaxosMessage extends Message {
    String instance();

    /** Phase 1a: a proposer asks for a promise to accept nothing below its ballot. */
    record Prepare(String instance, long ballot) implements PaxosMessage {}

    /** Phase 1b: the promise, with the highest-numbered proposal that the acceptor has accepted, if any. */
    record Promise(String instance, long ballot, Optional<Vote> vote) implements PaxosMessage {}

    /** Phase 2a: the proposal. */
    record Accept(String instance, long ballot, Object value) implements PaxosMessage {}

    /** Phase 2b: the acceptor accepted; to all learners, and to the proposer whose client waits. */
    record Accepted(String instance, long ballot, Object value) implements PaxosMessage {}

    /** The acceptor ignores a ballot, for it has promised a higher one; the proposer should give up (Lamport 2001, §2.2). */
    record Refused(String instance, long ballot, long promised) implements PaxosMessage {}

    /** A learner that heard of votes, but not of enough, has a proposer issue a proposal (Lamport 2001, §2.3). */
    record Ask(String instance) implements PaxosMessage {}

    /** Who has learned the value tells: the distinguished learner all others (Lamport 2001, §2.3), a proposer who asks. */
    record Chosen(String instance, Object value) implements PaxosMessage {}
}
