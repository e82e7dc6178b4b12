package dev.splitbrain.protocol.election;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Mutant;
import dev.splitbrain.protocol.election.RingMessage.Passed;
import dev.splitbrain.protocol.election.RingMessage.Receipt;
import dev.splitbrain.protocol.election.RingTimer.ReceiptTimeout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The way to the next node. Where the ring is repaired, the next one confirms what arrives; if it does not in time it is taken
 * for dead and passed over, for this message. The next message tries it again, so that who comes back is on the ring at once.
 */
final class Ring {
    private final Context<RingMessage> ctx;
    private final ChangRobertsSettings settings;
    private final Consumer<Passed> home;
    private final Map<Passed, Integer> unconfirmed = new LinkedHashMap<>(); // how many places ahead each was sent

    /** @param home takes what comes back to this node because all others are passed over */
    Ring(Context<RingMessage> ctx, ChangRobertsSettings settings, Consumer<Passed> home) {
        this.ctx = ctx;
        this.settings = settings;
        this.home = home;
    }

    /** Passes a message on. */
    void pass(Passed message) {
        send(message, 1);
    }

    private void send(Passed message, int ahead) {
        NodeId next = next(ahead);
        if (next.equals(ctx.self())) {
            home.accept(message);
            return;
        }
        ctx.send(next, message);
        if (!repairs()) return;
        unconfirmed.put(message, ahead);
        ctx.setTimer(settings.repair(), new ReceiptTimeout(message));
    }

    private NodeId next(int ahead) {
        return ctx.nodes().get((ctx.self().index() + ahead) % ctx.nodes().size());
    }

    private boolean repairs() {
        return !settings.repair().isZero();
    }

    /** Confirms a message that came. */
    void confirm(NodeId from, Passed message) {
        if (repairs()) ctx.send(from, new Receipt(message));
    }

    void onReceipt(NodeId from, Receipt receipt) {
        Integer ahead = unconfirmed.get(receipt.of());
        if (ahead == null || !next(ahead).equals(from)) return; // of one that was passed over meanwhile
        unconfirmed.remove(receipt.of());
        ctx.cancelTimer(new ReceiptTimeout(receipt.of()));
    }

    void onReceiptTimeout(ReceiptTimeout timeout) {
        Passed message = timeout.of();
        int ahead = unconfirmed.remove(message);
        NodeId silent = next(ahead);
        ctx.note(new ElectionNote.Skipped(silent));
        // Only its origin takes a message off for good: behind the place of a dead one it would go round for ever.
        boolean ownerless = silent.equals(message.origin()) && settings.mutant() != Mutant.PASSES_ON_FOR_THE_DEAD;
        if (!ownerless) send(message, ahead + 1);
    }
}
