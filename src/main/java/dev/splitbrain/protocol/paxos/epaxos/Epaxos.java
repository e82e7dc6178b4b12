package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.protocol.paxos.Ballots;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.AcceptOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.CatchUp;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Commit;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Commits;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PreAccept;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PreAcceptOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PrepareOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosTimer.CatchUpInterval;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosTimer.RecoveryTimeout;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosTimer.ReplyTimeout;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * EPaxos (Moraru, Andersen and Kaminsky 2013): one replica, and who handles what. It leads the commands of its own clients
 * ({@link CommandLeader}), takes part in those of others ({@link Acceptor}), and executes all of them ({@link Executor}).
 */
public final class Epaxos {
    /** EPaxos with these options. */
    public static Protocol<Epaxos, EpaxosMessage> protocol(EpaxosSettings settings) {
        return Protocol.<Epaxos, EpaxosMessage>named("epaxos", EpaxosMessage.class, ctx -> new Epaxos(ctx, settings))
                .spec(KeyValue.SPEC)
                .onRequest(Epaxos::onRequest)
                .on(PreAccept.class, Epaxos::onPreAccept)
                .on(PreAcceptOk.class, Epaxos::onPreAcceptOk)
                .on(Accept.class, Epaxos::onAccept)
                .on(AcceptOk.class, Epaxos::onAcceptOk)
                .onTimer(ReplyTimeout.class, Epaxos::onReplyTimeout)
                .on(Commit.class, (node, from, message) -> node.learn(message))
                .onTimer(RecoveryTimeout.class, Epaxos::onRecoveryTimeout)
                .on(Prepare.class, Epaxos::onPrepare)
                .on(PrepareOk.class, Epaxos::onPrepareOk)
                .on(Refused.class, (node, from, message) -> node.giveUp(message.instance(), message.promised()))
                .onTimer(CatchUpInterval.class, (node, timer) -> node.catchUps.onInterval())
                .on(CatchUp.class, (node, from, message) -> node.catchUps.onCatchUp(from, message))
                .on(Commits.class, Epaxos::onCommits)
                .build();
    }

    private static final int RECOVERED_AT_ONCE = 20; // so that disks do not drown in promises after a long outage

    private static final int MOST_DOUBLED = 4; // times that a ballot's time is doubled

    /** A request whose client waits here, and the instance in which this replica leads it. */
    private record Asked(Request request, InstanceId instance) {}

    /** For how many recovery timeouts an instance has been open under one ballot. */
    private record Quiet(long ballot, int timeouts) {
        static Quiet after(Quiet before, InstanceRecord record) {
            boolean same = before != null && before.ballot() == record.promised();
            return new Quiet(record.promised(), same ? before.timeouts() + 1 : 0);
        }

        /** The more ballots were tried the more time the next one gets, so that replicas do not outbid each other for ever. */
        boolean isOverdue(int replicas) {
            long tried = Math.min(MOST_DOUBLED, (ballot + replicas - 1) / replicas);
            return timeouts >= 1 << tried;
        }
    }

    private final Context<EpaxosMessage> ctx;
    private final EpaxosSettings settings;
    private final InstanceSpace space; // durable
    private final Acceptor acceptor;
    private final Executor executor;
    private final CatchUps catchUps;
    private final SortedMap<InstanceId, CommandLeader> leading = new TreeMap<>();
    private final SortedMap<RequestId, Asked> waiting = new TreeMap<>();
    private SortedMap<InstanceId, Quiet> open = new TreeMap<>(); // when the last recovery timeout ran out

    private Epaxos(Context<EpaxosMessage> ctx, EpaxosSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        Rules rules = settings.mutant().rules();
        space = new InstanceSpace(ctx, rules);
        executor = new Executor(ctx, space, rules, this::onExecuted);
        executor.recover();
        acceptor = new Acceptor(ctx, space, executor::saw, rules);
        catchUps = new CatchUps(ctx, space, settings);
        catchUps.onInterval();
        waitForRecovery();
    }

    /** A client asks: any replica will do, and leads. A retry of what has taken effect is answered. */
    private void onRequest(Request request) {
        Optional<Result> known = executor.resultOf(request);
        if (known.isPresent()) ctx.reply(request.id(), known.get());
        else if (!waiting.containsKey(request.id())) lead(request);
    }

    private void lead(Request request) {
        InstanceId instance = space.next(ctx.self());
        waiting.put(request.id(), new Asked(request, instance));
        OrderedCommand command = acceptor.preAcceptOwn(instance, request);
        leader(instance, InstanceRecord.DEFAULT_BALLOT).propose(command);
    }

    private CommandLeader leader(InstanceId instance, long ballot) {
        CommandLeader leader = new CommandLeader(ctx, settings, this::onChosen, instance, ballot);
        leading.put(instance, leader);
        return leader;
    }

    // Phases 1 and 2

    private void onPreAccept(NodeId from, PreAccept message) {
        giveUp(message.instance(), message.ballot());
        acceptor.onPreAccept(from, message);
    }

    private void onPreAcceptOk(NodeId from, PreAcceptOk reply) {
        ifLeading(reply.instance(), reply.ballot(), leader -> leader.onPreAcceptOk(from, reply));
    }

    private void onAccept(NodeId from, Accept message) {
        giveUp(message.instance(), message.ballot());
        acceptor.onAccept(from, message);
    }

    private void onAcceptOk(NodeId from, AcceptOk reply) {
        ifLeading(reply.instance(), reply.ballot(), leader -> leader.onAcceptOk(from, reply));
    }

    private void onReplyTimeout(ReplyTimeout timer) {
        CommandLeader leader = leading.get(timer.instance());
        if (leader != null) leader.onReplyTimeout();
    }

    // Recovery

    /** What has been open for too long, without a new ballot: its leader may be down, and this replica takes over. */
    private void onRecoveryTimeout(RecoveryTimeout timer) {
        SortedMap<InstanceId, Quiet> stillOpen = new TreeMap<>();
        for (InstanceId instance : space.open())
            stillOpen.put(instance, Quiet.after(open.get(instance), space.get(instance)));
        open = stillOpen;
        long room = RECOVERED_AT_ONCE
                - leading.values().stream().filter(CommandLeader::recovers).count();
        if (!catchUps.isBehind()) {
            List<InstanceId> overdue = open.entrySet().stream()
                    .filter(entry ->
                            entry.getValue().isOverdue(ctx.nodes().size()) && !leading.containsKey(entry.getKey()))
                    .limit(Math.max(0, room))
                    .map(Map.Entry::getKey)
                    .toList();
            overdue.forEach(this::recover);
        }
        waitForRecovery();
    }

    private void waitForRecovery() {
        long nanos = settings.recoveryTimeout().sampleLong(ctx.random());
        ctx.setTimer(Duration.ofNanos(nanos), new RecoveryTimeout());
    }

    private void recover(InstanceId instance) {
        int self = ctx.self().index();
        long ballot =
                Ballots.next(space.get(instance).promised(), self, ctx.nodes().size());
        acceptor.promiseOwn(instance, ballot);
        leader(instance, ballot).prepare();
    }

    private void onPrepare(NodeId from, Prepare message) {
        giveUp(message.instance(), message.ballot());
        acceptor.onPrepare(from, message);
    }

    private void onPrepareOk(NodeId from, PrepareOk reply) {
        ifLeading(reply.instance(), reply.ballot(), leader -> leader.onPrepareOk(from, reply));
    }

    private void ifLeading(InstanceId instance, long ballot, Consumer<CommandLeader> then) {
        CommandLeader leader = leading.get(instance);
        if (leader != null && leader.ballot() == ballot) then.accept(leader); // else an answer to a ballot that is over
    }

    /** A higher ballot is about: who led the instance with a lower one stops. */
    private void giveUp(InstanceId instance, long higher) {
        CommandLeader leader = leading.get(instance);
        if (leader == null || leader.ballot() >= higher) return;
        leading.remove(instance);
        leader.end();
        ctx.note(new PaxosNote.AbandonedRound(instance, leader.ballot(), higher));
    }

    // What is decided

    /** An instance that is led here is decided: all hear of it, this replica too, once what it rests on is on disk. */
    private void onChosen(InstanceId instance, OrderedCommand command, boolean fast) {
        leading.remove(instance);
        if (fast) acceptor.acceptOwn(instance, command);
        for (NodeId node : ctx.nodes()) ctx.send(node, new Commit(instance, command));
    }

    private void onCommits(NodeId from, Commits message) {
        boolean learnt = false;
        for (Commit commit : message.commits()) learnt |= learn(commit);
        catchUps.onLearnt(from, message, learnt);
    }

    private boolean learn(Commit message) {
        InstanceId instance = message.instance();
        CommandLeader leader = leading.remove(instance);
        if (leader != null) leader.end(); // another replica was faster
        boolean learnt = acceptor.commit(instance, message.command());
        if (learnt) executor.saw(space.get(instance));
        if (learnt && message.command().isNoOp()) leadAgain(instance);
        return learnt;
    }

    /** Others gave the instance up before they heard what was in it; the client still waits for its command. */
    private void leadAgain(InstanceId instance) {
        waiting.values().stream()
                .filter(asked -> asked.instance().equals(instance))
                .findFirst()
                .ifPresent(asked -> lead(asked.request()));
    }

    /** The client is answered once its command is executed, as only then is it known what it returns. */
    private void onExecuted(Request request, Optional<Result> result) {
        if (waiting.remove(request.id()) != null && result.isPresent()) ctx.reply(request.id(), result.get());
    }
}
