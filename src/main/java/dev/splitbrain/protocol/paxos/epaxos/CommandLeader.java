package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DecisionNote.Proposed;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.AcceptOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PreAccept;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PreAcceptOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PrepareOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosNote.Recovered;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosNote.TookFastPath;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosNote.TookSlowPath;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosTimer.ReplyTimeout;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who leads one instance under one ballot: the replica whose client asked, or another one that recovers it. All of it is lost
 * in a crash, and then nobody uses the ballot any more.
 */
final class CommandLeader {
    private enum Phase {
        PREPARING,
        PRE_ACCEPTING,
        ACCEPTING
    }

    /** Who is told that the instance is decided. */
    interface Listener {
        void chosen(InstanceId instance, OrderedCommand command, boolean fast);
    }

    private final Context<EpaxosMessage> ctx;
    private final EpaxosSettings settings;
    private final Rules rules;
    private final Listener listener;
    private final InstanceId instance;
    private final long ballot;
    private Phase phase = Phase.PREPARING;
    private OrderedCommand sent = OrderedCommand.NO_OP; // in this phase, and the same where it is sent again
    private OrderedCommand command = OrderedCommand.NO_OP; // with what the replies added
    private boolean mayBeFast; // nobody has changed the command so far
    private final SortedSet<NodeId> answered = new TreeSet<>(); // in this phase
    private final SortedMap<NodeId, InstanceRecord> told = new TreeMap<>(); // by those who promised

    CommandLeader(
            Context<EpaxosMessage> ctx, EpaxosSettings settings, Listener listener, InstanceId instance, long ballot) {
        this.ctx = ctx;
        this.settings = settings;
        rules = settings.mutant().rules();
        this.listener = listener;
        this.instance = instance;
        this.ballot = ballot;
    }

    long ballot() {
        return ballot;
    }

    /** Whether it takes over what another replica, or this one before a crash, began. */
    boolean recovers() {
        return ballot != InstanceRecord.DEFAULT_BALLOT;
    }

    /** Phase 1 of a new command, which this replica has pre-accepted itself. */
    void propose(OrderedCommand ownCommand) {
        ctx.note(new Proposed(instance, ownCommand));
        begin(Phase.PRE_ACCEPTING, ownCommand);
        mayBeFast = true;
        answered.add(ctx.self());
        sendToTheSilent();
        maybeFinishPhase1();
    }

    /** Recovery: what do the others know of the instance? */
    void prepare() {
        ctx.note(new PaxosNote.StartedRound(instance, ballot));
        begin(Phase.PREPARING, OrderedCommand.NO_OP);
        sendToTheSilent();
    }

    void onPrepareOk(NodeId from, PrepareOk reply) {
        if (phase != Phase.PREPARING) return; // more than a majority
        told.put(from, reply.before());
        answered.add(from);
        if (!isMajority()) return;
        Recovery.Choice choice = Recovery.choose(instance.replica(), told.values(), told.keySet(), nodes(), rules);
        ctx.note(new Recovered(instance, choice.command()));
        if (!choice.again()) {
            accept(choice.command());
            return;
        }
        begin(Phase.PRE_ACCEPTING, choice.command());
        mayBeFast = false; // 2013, figure 3: "avoid the fast path"
        sendToTheSilent();
    }

    void onPreAcceptOk(NodeId from, PreAcceptOk reply) {
        if (phase != Phase.PRE_ACCEPTING) return; // the last reply of a phase that is over
        OrderedCommand seen = command.union(reply.seq(), reply.deps());
        if (!rules.agrees(command, seen)) {
            mayBeFast = false;
            command = seen;
        }
        answered.add(from);
        maybeFinishPhase1();
    }

    /** The fast path as soon as a fast quorum agrees; the slow one as soon as that cannot be, and a majority answered. */
    private void maybeFinishPhase1() {
        if (mayBeFast && answered.size() >= Rules.fastQuorum(nodes())) {
            ctx.note(new TookFastPath(instance));
            end();
            listener.chosen(instance, command, true);
        } else if (!mayBeFast && isMajority()) {
            if (!recovers()) ctx.note(new TookSlowPath(instance));
            accept(command);
        }
    }

    private void accept(OrderedCommand finalCommand) {
        ctx.note(new Proposed(instance, finalCommand));
        begin(Phase.ACCEPTING, finalCommand);
        sendToTheSilent();
    }

    void onAcceptOk(NodeId from, AcceptOk reply) {
        if (phase != Phase.ACCEPTING) return; // a late reply: the ballot began anew
        answered.add(from);
        if (!isMajority()) return;
        end();
        listener.chosen(instance, command, false);
    }

    /** Too few answered: without the fast path if a majority did, else once more. */
    void onReplyTimeout() {
        mayBeFast = false;
        if (phase == Phase.PRE_ACCEPTING && isMajority()) {
            maybeFinishPhase1();
            return;
        }
        sendToTheSilent();
        ctx.setTimer(settings.replyTimeout(), new ReplyTimeout(instance));
    }

    private void begin(Phase next, OrderedCommand with) {
        phase = next;
        sent = with;
        command = with;
        answered.clear();
        ctx.setTimer(settings.replyTimeout(), new ReplyTimeout(instance));
    }

    private void sendToTheSilent() {
        for (NodeId node : ctx.nodes()) if (!answered.contains(node)) send(node);
    }

    private void send(NodeId node) {
        switch (phase) {
            case PREPARING -> ctx.send(node, new Prepare(instance, ballot));
            case PRE_ACCEPTING -> ctx.send(node, new PreAccept(instance, ballot, sent));
            case ACCEPTING -> ctx.sendEagerly(node, new Accept(instance, ballot, sent)); // it promises nothing
        }
    }

    private boolean isMajority() {
        return answered.size() >= rules.majority(nodes());
    }

    private int nodes() {
        return ctx.nodes().size();
    }

    /** The ballot is lost, or the instance decided. */
    void end() {
        ctx.cancelTimer(new ReplyTimeout(instance));
    }
}
