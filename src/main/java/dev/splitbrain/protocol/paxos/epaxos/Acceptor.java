package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.AcceptOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Commit;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PreAccept;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PreAcceptOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.PrepareOk;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Refused;
import dev.splitbrain.protocol.paxos.epaxos.InstanceRecord.Status;
import java.util.Optional;
import java.util.function.Consumer;

/** Every replica's part in every instance: it writes down, and answers once that is on disk. */
final class Acceptor {
    private final Context<EpaxosMessage> ctx;
    private final InstanceSpace space; // durable
    private final Consumer<InstanceRecord> listener; // who is told what is known now
    private final Rules rules;

    Acceptor(Context<EpaxosMessage> ctx, InstanceSpace space, Consumer<InstanceRecord> listener, Rules rules) {
        this.ctx = ctx;
        this.space = space;
        this.listener = listener;
        this.rules = rules;
    }

    /** Takes a client's command into an instance of this replica, with all that it knows to interfere. */
    OrderedCommand preAcceptOwn(InstanceId instance, Request request) {
        OrderedCommand alone = new OrderedCommand(Optional.of(request), 1, Dependencies.NONE);
        OrderedCommand command = space.extend(instance, alone);
        preAccept(space.get(instance), InstanceRecord.DEFAULT_BALLOT, command, true);
        return command;
    }

    /** Phase 1: adds what this replica knows besides. A repeated message gets the answer that it got. */
    void onPreAccept(NodeId leader, PreAccept message) {
        InstanceRecord before = space.get(message.instance());
        if (isOver(leader, before, message.ballot())) return;
        if (before.voted() < message.ballot()) {
            OrderedCommand seen = space.extend(message.instance(), message.command());
            boolean first = message.ballot() == InstanceRecord.DEFAULT_BALLOT;
            preAccept(before, message.ballot(), seen, first && rules.agrees(message.command(), seen));
        }
        InstanceRecord now = space.get(message.instance());
        if (now.status() != Status.PRE_ACCEPTED) return; // this ballot has gone on to phase 2
        OrderedCommand told = now.value().orElseThrow();
        ctx.send(leader, new PreAcceptOk(message.instance(), message.ballot(), told.seq(), told.deps()));
    }

    private void preAccept(InstanceRecord before, long ballot, OrderedCommand command, boolean unchanged) {
        InstanceRecord record = before.preAccept(ballot, command, unchanged);
        space.saveVote(record);
        ctx.note(new EpaxosNote.PreAccepted(record.instance(), ballot, command));
        listener.accept(record);
    }

    /** A fast quorum agreed: the command leader accepts that, so that whoever hears it in a recovery knows. */
    void acceptOwn(InstanceId instance, OrderedCommand command) {
        space.saveAgreement(space.get(instance).accept(InstanceRecord.DEFAULT_BALLOT, command));
        ctx.note(new PaxosNote.Accepted(instance, InstanceRecord.DEFAULT_BALLOT, command));
    }

    /** Phase 2. */
    void onAccept(NodeId leader, Accept message) {
        InstanceRecord before = space.get(message.instance());
        if (isOver(leader, before, message.ballot())) return;
        boolean repeated = before.voted() == message.ballot() && before.status() == Status.ACCEPTED;
        if (!repeated) {
            InstanceRecord record = before.accept(message.ballot(), message.command());
            space.saveVote(record);
            ctx.note(new PaxosNote.Accepted(message.instance(), message.ballot(), message.command()));
            listener.accept(record);
        }
        ctx.send(leader, new AcceptOk(message.instance(), message.ballot()));
    }

    /**
     * A ballot with which this replica takes an instance over: on disk before anybody hears of it, so that it is used once only, also
     * where the replica crashes meanwhile.
     */
    void promiseOwn(InstanceId instance, long ballot) {
        promise(space.get(instance), ballot);
    }

    /** Recovery: promises to take part in no lower ballot, and tells what it remembers. */
    void onPrepare(NodeId other, Prepare message) {
        InstanceRecord before = space.get(message.instance());
        if (isOver(other, before, message.ballot())) return;
        if (message.ballot() > before.promised()) promise(before, message.ballot());
        ctx.send(other, new PrepareOk(message.instance(), message.ballot(), before));
    }

    private void promise(InstanceRecord before, long ballot) {
        space.savePromise(before.promise(ballot));
        ctx.note(new PaxosNote.Promised(before.instance(), ballot));
    }

    /** Whoever asks about an instance that is decided hears that; who asks with a ballot that is lost hears that. */
    private boolean isOver(NodeId asker, InstanceRecord record, long ballot) {
        if (record.isCommitted()) {
            if (!asker.equals(ctx.self()))
                ctx.send(asker, new Commit(record.instance(), record.value().orElseThrow()));
            return true;
        }
        if (ballot >= record.promised()) return false;
        ctx.send(asker, new Refused(record.instance(), ballot, record.promised()));
        return true;
    }

    /** The instance is decided; false if that was known. */
    boolean commit(InstanceId instance, OrderedCommand command) {
        InstanceRecord before = space.get(instance);
        if (before.isCommitted()) return false;
        space.saveCommit(before.commit(command));
        ctx.note(new Decided(instance, command));
        return true;
    }
}
