package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DecisionNote.Proposed;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Heartbeat;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.HeartbeatInterval;
import dev.splitbrain.spec.Result;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Phase 2, slot after slot, under one ballot: a stable leader needs nothing else (Lamport 2001, §3). */
final class Leader {
    private static final HeartbeatInterval HEARTBEAT = new HeartbeatInterval();
    private static final int RESENT_AT_ONCE = 100; // proposals a heartbeat, so that a node that was away is not flooded

    /** An entry on its way to be chosen. */
    private static final class Proposal {
        final long slot;
        final Entry entry;
        final long beat; // how many heartbeats the leader had sent before
        final BitSet accepted = new BitSet(); // by the acceptor's index

        Proposal(long slot, Entry entry, long beat) {
            this.slot = slot;
            this.entry = entry;
            this.beat = beat;
        }
    }

    private final Context<MultiPaxosMessage> ctx;
    private final MultiPaxosSettings settings;
    private final Rules rules;
    private final Roles roles;
    private final Acceptor acceptor;
    private final Learner learner;
    private final long ballot;
    private final int q2;
    private final SortedMap<Long, Proposal> proposals = new TreeMap<>(); // not chosen yet, by slot
    private final Map<RequestId, Long> slots = new HashMap<>(); // of requests that are not executed; never iterated
    private long nextSlot;
    private long inheritedThrough; // slots that an earlier leader may have had chosen
    private long beats;

    Leader(
            Context<MultiPaxosMessage> ctx,
            MultiPaxosSettings settings,
            Roles roles,
            Acceptor acceptor,
            Learner learner,
            long ballot,
            int q2) {
        this.ctx = ctx;
        this.settings = settings;
        rules = settings.mutant().rules();
        this.roles = roles;
        this.acceptor = acceptor;
        this.learner = learner;
        this.ballot = ballot;
        this.q2 = q2;
    }

    long ballot() {
        return ballot;
    }

    /**
     * Takes over: what earlier leaders may have had chosen is proposed again, and gaps are filled with no-ops, so that all of
     * it can be executed (Lamport 2001, §3).
     */
    void begin(SortedMap<Long, SlotVote> reported) {
        long first = learner.chosenThrough() + 1;
        SortedMap<Long, SlotVote> open = new TreeMap<>(reported.tailMap(first));
        inheritedThrough = open.isEmpty() ? first - 1 : open.lastKey();
        nextSlot = inheritedThrough + 1;
        beat();
        for (long slot = first; slot <= inheritedThrough; slot++) {
            Optional<SlotVote> vote = rules.toRepeat(Optional.ofNullable(open.get(slot)));
            if (vote.isPresent() && vote.get().isChosen())
                learner.choose(slot, vote.get().entry());
            else if (vote.isPresent()) propose(slot, vote.get().entry());
            else if (rules.fillsGaps()) propose(slot, Entry.NO_OP);
        }
    }

    /** Whether all that it inherited is executed. */
    boolean hasFinishedInheritance() {
        return learner.chosenThrough() >= inheritedThrough;
    }

    /** A client asks. A retry of what has taken effect is answered; one of what is on its way will be. */
    void onRequest(Request request) {
        Optional<Result> known = learner.replica().resultOf(request.id());
        if (known.isPresent()) {
            ctx.reply(request.id(), known.get());
        } else if (slots.putIfAbsent(request.id(), nextSlot) == null) {
            propose(nextSlot++, new Entry.ClientCommand(request));
        }
    }

    /** Phase 2a: to all acceptors, this node among them. */
    private void propose(long slot, Entry entry) {
        proposals.put(slot, new Proposal(slot, entry, beats));
        ctx.note(new Proposed(slot, entry));
        Accept accept = new Accept(ballot, slot, entry, learner.chosenThrough());
        for (NodeId node : roles.acceptors()) send(node, accept);
    }

    private void send(NodeId node, Accept accept) {
        if (node.equals(ctx.self())) acceptor.onAccept(node, accept);
        else ctx.sendEagerly(node, accept); // the ballot is on disk, and an Accept promises nothing else
    }

    /** Phase 2b has come back: chosen once a quorum accepted (Lamport 2001, §2.2). */
    void onAccepted(NodeId from, Accepted accepted) {
        Proposal proposal = proposals.get(accepted.slot());
        if (proposal == null || accepted.ballot() != ballot) return; // chosen already, or an earlier ballot's
        proposal.accepted.set(from.index());
        if (proposal.accepted.cardinality() < q2) return;
        proposals.remove(accepted.slot());
        learner.choose(proposal.slot, proposal.entry);
    }

    /** An entry was executed: its client may be waiting here. */
    void onExecuted(Entry entry, Optional<Result> result) {
        if (!(entry instanceof Entry.ClientCommand command)) return;
        RequestId request = command.request().id();
        boolean asked = slots.remove(request) != null;
        if (asked && result.isPresent()) ctx.reply(request, result.get());
    }

    /** Says that it is alive, and repeats what was not answered within a heartbeat. */
    void beat() {
        Heartbeat heartbeat = new Heartbeat(ballot, learner.chosenThrough());
        for (NodeId peer : ctx.peers()) ctx.sendEagerly(peer, heartbeat);
        int budget = RESENT_AT_ONCE;
        for (Proposal proposal : proposals.values()) {
            if (proposal.beat >= beats || budget-- == 0) break; // the later ones are younger
            resend(proposal);
        }
        beats++;
        ctx.setTimer(settings.heartbeat(), HEARTBEAT);
    }

    private void resend(Proposal proposal) {
        Accept accept = new Accept(ballot, proposal.slot, proposal.entry, learner.chosenThrough());
        for (NodeId node : roles.acceptors()) {
            if (!proposal.accepted.get(node.index()) && !node.equals(ctx.self())) ctx.sendEagerly(node, accept);
        }
    }

    void end() {
        ctx.cancelTimer(HEARTBEAT);
    }
}
