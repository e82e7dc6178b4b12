package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.CatchUp;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.ChosenEntries;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.InstallSnapshot;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.CatchUpTimeout;
import java.util.ArrayList;
import java.util.List;

/** How a node that lacks chosen slots gets them: in batches, or as a snapshot where they are compacted away. */
final class CatchUps {
    private static final CatchUpTimeout TIMEOUT = new CatchUpTimeout();

    private final Context<MultiPaxosMessage> ctx;
    private final SlotLog log;
    private final Learner learner;
    private final MultiPaxosSettings settings;
    private boolean asking; // and the answer, or the timeout, is still to come
    private long wantedThrough; // the highest slot that somebody said is chosen

    CatchUps(Context<MultiPaxosMessage> ctx, SlotLog log, Learner learner, MultiPaxosSettings settings) {
        this.ctx = ctx;
        this.log = log;
        this.learner = learner;
        this.settings = settings;
    }

    /** Slots up to one are chosen, {@code teacher} knows them, and this node does not. */
    void ask(NodeId teacher, long throughSlot) {
        wantedThrough = Math.max(wantedThrough, throughSlot);
        if (asking) return;
        asking = true;
        ctx.sendEagerly(teacher, new CatchUp(learner.chosenThrough() + 1));
        ctx.setTimer(settings.heartbeat(), TIMEOUT);
    }

    /** The next heartbeat, or the next election, shows whom to ask now. */
    void onTimeout() {
        asking = false;
    }

    /** Tells what is chosen from a slot on, as far as it is known here. */
    void onCatchUp(NodeId pupil, CatchUp request) {
        if (request.fromSlot() <= log.compactedThrough()) {
            SlotLog.Compacted snapshot = log.snapshot();
            ctx.send(
                    pupil,
                    new InstallSnapshot(snapshot.throughSlot(), snapshot.state().orElseThrow()));
            return;
        }
        long through = Math.min(learner.chosenThrough(), request.fromSlot() + settings.catchUpBatch() - 1);
        List<Entry> entries = new ArrayList<>();
        for (long slot = request.fromSlot(); slot <= through; slot++) entries.add(learner.entry(slot));
        if (!entries.isEmpty()) ctx.send(pupil, new ChosenEntries(request.fromSlot(), entries));
    }

    void onChosenEntries(NodeId teacher, ChosenEntries message) {
        long slot = message.fromSlot();
        for (Entry entry : message.entries()) learner.choose(slot++, entry);
        askOn(teacher);
    }

    void onInstallSnapshot(NodeId teacher, InstallSnapshot message) {
        learner.install(message.throughSlot(), message.state());
        askOn(teacher);
    }

    private void askOn(NodeId teacher) {
        asking = false;
        ctx.cancelTimer(TIMEOUT);
        if (learner.chosenThrough() < wantedThrough) ask(teacher, wantedThrough);
    }
}
