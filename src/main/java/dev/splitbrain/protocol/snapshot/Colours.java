package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.SnapshotNote.RecordedState;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Pay;
import dev.splitbrain.protocol.snapshot.SnapshotMessage.Report;
import dev.splitbrain.protocol.snapshot.SnapshotSettings.Mutant;
import java.util.List;

/**
 * Lai and Yang's colours: a node is white until it records its state and red from then on, and each message has the colour of its
 * sender. No white node takes a red message: it turns red before (Lai and Yang 1987). There is a colour for each snapshot.
 */
final class Colours implements Recorder {
    private final Context<SnapshotMessage> ctx;
    private final SnapshotSettings settings;
    private final ChandyLamport node; // that this is a part of

    Colours(Context<SnapshotMessage> ctx, SnapshotSettings settings, ChandyLamport node) {
        this.ctx = ctx;
        this.settings = settings;
        this.node = node;
    }

    @Override
    public void begin(SnapshotId snapshot) {
        turnRed(snapshot);
    }

    @Override
    public List<SnapshotId> red() {
        return node.joined().newest();
    }

    @Override
    public void beforeReceipt(Pay pay) {
        if (settings.mutant() != Mutant.RECEIVES_FIRST) lookAtColour(pay.red());
    }

    /** The sender had recorded each initiator's newest snapshot that it names, and all before it. */
    private void lookAtColour(List<SnapshotId> newest) {
        for (SnapshotId last : newest) {
            for (long number = node.joined().newestOf(last.initiator()) + 1; number <= last.number(); number++)
                turnRed(new SnapshotId(last.initiator(), number));
        }
    }

    /** The history goes along: what one node paid while white and another had not received while white was on its way. */
    private void turnRed(SnapshotId snapshot) {
        node.joined().add(snapshot);
        ctx.note(new RecordedState(snapshot, node.account().balance()));
        node.report(
                snapshot.initiator(),
                new Report(
                        snapshot,
                        node.account().balance(),
                        List.of(),
                        node.account().history()));
    }

    @Override
    public void afterReceipt(Pay pay) {
        if (settings.mutant() == Mutant.RECEIVES_FIRST) lookAtColour(pay.red());
    }
}
