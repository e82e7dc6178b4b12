package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.RecordedState;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Pay;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Report;
import dev.splitbrain.protocol.snapshot.SnapshotSettings.Mutant;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Lai and Yang's colours: a node is white until it records its state and red from then on, and each message has the colour of its
 * sender. No white node takes a red message: it turns red before (Lai and Yang 1987). There is a colour for each snapshot.
 */
final class Colours implements Recorder {
    private final Context<SnapshotMessage> ctx;
    private final Mutant mutant;
    private final Account account;
    private final Joined joined;
    private final BiConsumer<NodeId, Report> report;

    Colours(
            Context<SnapshotMessage> ctx,
            Mutant mutant,
            Account account,
            Joined joined,
            BiConsumer<NodeId, Report> report) {
        this.ctx = ctx;
        this.mutant = mutant;
        this.account = account;
        this.joined = joined;
        this.report = report;
    }

    @Override
    public void begin(SnapshotId snapshot) {
        turnRed(snapshot);
    }

    @Override
    public List<SnapshotId> red() {
        return joined.newest();
    }

    @Override
    public void beforeReceipt(Pay pay) {
        if (mutant != Mutant.RECEIVES_FIRST) lookAtColour(pay.red());
    }

    /** The sender had recorded each initiator's newest snapshot that it names, and all before it. */
    private void lookAtColour(List<SnapshotId> newest) {
        for (SnapshotId last : newest) {
            for (long number = joined.newestOf(last.initiator()) + 1; number <= last.number(); number++)
                turnRed(new SnapshotId(last.initiator(), number));
        }
    }

    /** The history goes along: what one node paid while white and another had not received while white was on its way. */
    private void turnRed(SnapshotId snapshot) {
        joined.add(snapshot);
        ctx.note(new RecordedState(snapshot, account.balance()));
        report.accept(
                snapshot.initiator(), new Report(snapshot, account.balance(), List.of(), account.history()));
    }

    @Override
    public void afterReceipt(Pay pay) {
        if (mutant == Mutant.RECEIVES_FIRST) lookAtColour(pay.red());
    }
}
