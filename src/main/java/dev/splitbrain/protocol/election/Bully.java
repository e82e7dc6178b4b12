package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.election.BullyMessage.Answer;
import dev.splitbrain.protocol.election.BullyMessage.Coordinator;
import dev.splitbrain.protocol.election.BullyMessage.Election;
import dev.splitbrain.protocol.election.BullyMessage.Halt;
import dev.splitbrain.protocol.election.BullyMessage.Halted;
import dev.splitbrain.protocol.election.BullyMessage.Heartbeat;
import dev.splitbrain.protocol.election.BullySettings.Mutant;
import dev.splitbrain.protocol.election.BullyTimer.AnswerTimeout;
import dev.splitbrain.protocol.election.BullyTimer.CoordinatorTimeout;
import dev.splitbrain.protocol.election.BullyTimer.HaltTimeout;
import dev.splitbrain.protocol.election.BullyTimer.HeartbeatDue;
import dev.splitbrain.protocol.election.BullyTimer.HeartbeatTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A node of the bully algorithm (Garcia-Molina 1982): the highest that is up leads. A node's identifier is its place in the
 * scenario. Nothing is on disk: a node that starts again holds an election, and needs nothing of what it knew.
 */
public final class Bully {
    /** The protocol with these settings. */
    public static Protocol<Bully, ?> protocol(BullySettings settings) {
        return Protocol.<Bully, BullyMessage>named("bully", BullyMessage.class, ctx -> new Bully(ctx, settings))
                .roles(ElectionNote.LEADER, ElectionNote.FOLLOWER, ElectionNote.CANDIDATE)
                .onTimer(HeartbeatTimeout.class, Bully::onHeartbeatTimeout)
                .on(Election.class, Bully::onElection)
                .on(Answer.class, Bully::onAnswer)
                .onTimer(CoordinatorTimeout.class, Bully::onCoordinatorTimeout)
                .onTimer(AnswerTimeout.class, Bully::onAnswerTimeout)
                .on(Halt.class, Bully::onHalt)
                .on(Halted.class, Bully::onHalted)
                .onTimer(HaltTimeout.class, (node, timer) -> node.becomeLeader())
                .on(Coordinator.class, Bully::onCoordinator)
                .onTimer(HeartbeatDue.class, Bully::onHeartbeatDue)
                .on(Heartbeat.class, Bully::onHeartbeat)
                .build();
    }

    /** What a node is doing; it waits for one thing at a time. */
    private enum Standing {
        /** Waits for word of a coordinator. */
        LISTENING,
        /** Has asked the higher ones, and waits for an answer. */
        ASKING,
        /** Has an answer, and waits for that node or a higher one to lead. */
        YIELDING,
        /** Has halted the lower ones, and waits for them to say so. */
        HALTING,
        /** Is halted, and waits for the one that did it to lead. */
        HALTED,
        FOLLOWING,
        LEADING
    }

    private final Context<BullyMessage> ctx;
    private final BullySettings settings;
    private final List<NodeId> higher;
    private final List<NodeId> lower;
    private Standing standing = Standing.LISTENING;
    private BullyTimer awaited = new HeartbeatTimeout();
    private NodeId coordinator; // following and leading only
    private NodeId haltedBy; // halted only
    private final Set<NodeId> notHalted = new TreeSet<>(); // halting only: lower nodes that have not confirmed

    private Bully(Context<BullyMessage> ctx, BullySettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        higher = ctx.peers().stream().filter(this::isHigher).toList();
        lower = ctx.peers().stream().filter(peer -> !isHigher(peer)).toList();
        if (begins()) holdElection();
        else await(settings.heartbeatTimeout(), new HeartbeatTimeout());
    }

    private boolean isHigher(NodeId other) {
        return other.compareTo(ctx.self()) > 0;
    }

    private boolean begins() {
        return switch (settings.initiators()) {
            case ALL -> true;
            case LOWEST -> lower.isEmpty();
            case HIGHEST -> higher.isEmpty();
        };
    }

    // ---- an election ----

    private void onHeartbeatTimeout(HeartbeatTimeout timeout) {
        if (settings.mutant() != Mutant.NEVER_REELECTS) holdElection();
    }

    private void holdElection() {
        enter(Standing.ASKING);
        ctx.note(new ElectionNote.BecameCandidate());
        List<NodeId> asked = settings.mutant() == Mutant.LOWER_ANSWERS_HIGHER ? ctx.peers() : higher;
        for (NodeId node : asked) ctx.send(node, new Election());
        if (asked.isEmpty() || settings.mutant() == Mutant.DOES_NOT_WAIT) takeOver();
        else await(settings.answerTimeout(), new AnswerTimeout());
    }

    /** Textbooks have whoever is asked hold an election too; in the paper it only answers. Who is at it already goes on. */
    private void onElection(NodeId from, Election election) {
        ctx.send(from, new Answer());
        if (standing == Standing.LISTENING || standing == Standing.FOLLOWING) holdElection();
    }

    private void onAnswer(NodeId from, Answer answer) {
        // An answer that comes when it is halting already was late; to yield is right then too.
        if (standing != Standing.ASKING && standing != Standing.HALTING) return;
        if (settings.mutant() == Mutant.IGNORES_ANSWERS) return;
        enter(Standing.YIELDING);
        ctx.note(new ElectionNote.Yielded(from));
        await(settings.coordinatorTimeout(), new CoordinatorTimeout());
    }

    private void onCoordinatorTimeout(CoordinatorTimeout timeout) {
        if (settings.mutant() != Mutant.WAITS_FOR_EVER) holdElection();
    }

    private void onAnswerTimeout(AnswerTimeout timeout) {
        takeOver();
    }

    /** No higher node is up. */
    private void takeOver() {
        if (!settings.halt() || lower.isEmpty()) {
            becomeLeader();
            return;
        }
        enter(Standing.HALTING);
        notHalted.addAll(lower);
        for (NodeId node : lower) ctx.send(node, new Halt());
        await(settings.answerTimeout(), new HaltTimeout());
    }

    /** Whatever this node was doing, it has stopped when the answer leaves. */
    private void onHalt(NodeId from, Halt halt) {
        ctx.send(from, new Halted());
        if (standing == Standing.LEADING && settings.mutant() == Mutant.LEADS_ON_WHEN_HALTED) return;
        enter(Standing.HALTED);
        haltedBy = from;
        ctx.note(new ElectionNote.WasHalted(from));
        await(settings.coordinatorTimeout(), new CoordinatorTimeout());
    }

    private void onHalted(NodeId from, Halted halted) {
        if (standing != Standing.HALTING) return; // of an election that is over
        notHalted.remove(from);
        if (notHalted.isEmpty()) becomeLeader();
    }

    // ---- its outcome ----

    /** Lower nodes that have not said that they stopped are down. */
    private void becomeLeader() {
        enter(Standing.LEADING);
        coordinator = ctx.self();
        ctx.note(new ElectionNote.BecameLeader());
        for (NodeId node : lower) ctx.send(node, new Coordinator());
        await(settings.heartbeat(), new HeartbeatDue());
    }

    private void onCoordinator(NodeId from, Coordinator message) {
        if (isHigher(from)) maybeFollow(from);
        else resist();
    }

    private void onHeartbeatDue(HeartbeatDue due) {
        ctx.broadcast(new Heartbeat());
        await(settings.heartbeat(), due);
    }

    private void onHeartbeat(NodeId from, Heartbeat heartbeat) {
        if (!isHigher(from)) resist();
        else if (standing != Standing.FOLLOWING || from.compareTo(coordinator) >= 0) maybeFollow(from);
    }

    private void maybeFollow(NodeId leader) {
        // Halted by a higher one since: what a lower one says of itself is out of date.
        if (standing == Standing.HALTED && leader.compareTo(haltedBy) < 0) return;
        if (!leader.equals(coordinator)) {
            enter(Standing.FOLLOWING);
            coordinator = leader;
            ctx.note(new ElectionNote.BecameFollower(leader));
        }
        await(settings.heartbeatTimeout(), new HeartbeatTimeout());
    }

    /** A lower node leads: this one takes its place, as a bully does. */
    private void resist() {
        boolean idle = standing == Standing.LISTENING || standing == Standing.FOLLOWING || standing == Standing.LEADING;
        if (idle) holdElection();
    }

    // ---- waiting ----

    private void enter(Standing next) {
        standing = next;
        coordinator = null;
        haltedBy = null;
        notHalted.clear();
        ctx.cancelTimer(awaited);
    }

    private void await(Duration delay, BullyTimer timer) {
        awaited = timer;
        ctx.setTimer(delay, timer);
    }
}
