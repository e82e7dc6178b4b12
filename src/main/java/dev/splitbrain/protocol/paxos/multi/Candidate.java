package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Promise;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** Phase 1 for all slots at once (Lamport 2001, §3): one attempt to become the leader, under one ballot. */
final class Candidate {
    private final long ballot;
    private final int q1;
    private final Rules rules;
    private final BitSet promises = new BitSet(); // by the acceptor's index
    private final SortedMap<Long, SlotVote> reported = new TreeMap<>(); // by slot, the highest-numbered vote
    private long compactedThrough; // the furthest of the acceptors' snapshots
    private NodeId teacher; // who has it

    Candidate(long ballot, int q1, Rules rules) {
        this.ballot = ballot;
        this.q1 = q1;
        this.rules = rules;
    }

    long ballot() {
        return ballot;
    }

    /** Phase 1a. */
    void prepare(Context<MultiPaxosMessage> ctx, Iterable<NodeId> acceptors, long fromSlot) {
        for (NodeId acceptor : acceptors) ctx.send(acceptor, new Prepare(ballot, fromSlot));
    }

    void onPromise(NodeId acceptor, Promise promise) {
        promises.set(acceptor.index());
        for (SlotVote vote : promise.votes()) reported.merge(vote.slot(), vote, Candidate::higher);
        if (promise.compactedThrough() > compactedThrough) {
            compactedThrough = promise.compactedThrough();
            teacher = acceptor;
        }
    }

    private static SlotVote higher(SlotVote one, SlotVote other) {
        return one.ballot() >= other.ballot() ? one : other;
    }

    /** Whether a quorum has promised. */
    boolean isPromised() {
        return promises.cardinality() >= q1;
    }

    /** The slots that this node must know before it may lead, since no promise can report them. */
    long mustKnowThrough() {
        return rules.mustKnowThrough(compactedThrough);
    }

    /** Who has them. */
    NodeId teacher() {
        return teacher;
    }

    /** The highest-numbered vote for each slot, of all promises. */
    SortedMap<Long, SlotVote> reported() {
        return reported;
    }
}
