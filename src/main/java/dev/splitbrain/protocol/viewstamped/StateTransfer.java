package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.GetState;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.NewState;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.TransferredState;
import dev.splitbrain.protocol.viewstamped.ViewstampedTimer.StateTransferTimeout;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a replica that was late, but has not crashed, gets what it lacks (§5.2); and what it holds back until it has it. */
final class StateTransfer {
    private static final StateTransferTimeout TIMEOUT = new StateTransferTimeout();

    private final ViewstampedReplication node;
    private final Context<ViewstampedMessage> ctx;
    private final ViewstampedSettings settings;
    private final SortedMap<Long, Entry> early = new TreeMap<>(); // of this view, behind a gap
    private long expected; // there are operations up to this one in this view
    private boolean waiting; // for what is missing to come by itself, or for an answer

    StateTransfer(ViewstampedReplication node, Context<ViewstampedMessage> ctx, ViewstampedSettings settings) {
        this.node = node;
        this.ctx = ctx;
        this.settings = settings;
    }

    /** Backup: the log has no gaps, so an operation that has overtaken others waits for them (§4.1). */
    void take(Entry entry) {
        early.put(entry.opNumber(), entry);
        long before = node.log().opNumber();
        appendEarly();
        boolean known = entry.opNumber() <= before; // the primary has not heard so
        if (known || node.log().opNumber() > before) node.acknowledge();
        expect(entry.opNumber());
    }

    private void appendEarly() {
        early.headMap(node.log().opNumber() + 1).clear();
        while (early.containsKey(node.log().opNumber() + 1))
            node.log().append(early.remove(node.log().opNumber() + 1));
    }

    /** Backup: what is missing may be on its way, and is asked for if it does not come. */
    void expect(long opNumber) {
        expected = Math.max(expected, opNumber);
        if (waiting || node.log().opNumber() >= expected) return;
        waiting = true;
        ctx.setTimer(settings.commitInterval(), TIMEOUT);
    }

    void onTimeout() {
        waiting = false;
        if (!node.isNormal() || node.isPrimary() || node.log().opNumber() >= expected) return;
        ctx.send(
                node.primaryOf(node.view()),
                new GetState(node.view(), node.log().opNumber()));
        waiting = true;
        ctx.setTimer(settings.commitInterval(), TIMEOUT);
    }

    /** A later view has begun without this replica: what is committed here is in its log too, and what is not may not be. */
    void askOfLaterView(NodeId teacher, long view) {
        if (waiting) return;
        waiting = true;
        // The log stays as it is until the answer comes: this replica may be the only one left that has it (Vanlightly
        // 2022).
        if (node.rules().cutsBeforeTransfer()) node.log().cutAfter(node.commitNumber());
        ctx.send(teacher, new GetState(view, node.commitNumber()));
        ctx.setTimer(settings.commitInterval(), TIMEOUT);
    }

    /** Only who is in that view can tell. */
    void onGetState(NodeId pupil, GetState message) {
        if (!node.isNormal() || node.view() != message.view()) return;
        ctx.send(pupil, new NewState(node.view(), node.log().copyAfter(message.opNumber()), node.commitNumber()));
    }

    void onNewState(NewState message) {
        if (node.isRecovering() || message.view() < node.view()) return; // of a view that is over
        if (message.view() == node.view() && node.isNormal()) {
            node.extend(message.log());
        } else {
            if (message.view() > node.view()) node.leaveFor(message.view());
            node.become(message.log());
            node.enter(message.view());
        }
        ctx.note(new TransferredState(node.view(), node.log().opNumber()));
        appendEarly();
        if (node.log().opNumber() > message.commitNumber()) node.acknowledge();
        node.commit(message.commitNumber());
    }

    /** Another view, or none: what is expected in it is not known. */
    void end() {
        early.clear();
        expected = 0;
        waiting = false;
        ctx.cancelTimer(TIMEOUT);
    }
}
