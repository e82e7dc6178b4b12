package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.OpenedAccount;
import dev.splitbrain.node.SnapshotNote.Paid;
import dev.splitbrain.node.SnapshotNote.Received;
import dev.splitbrain.node.SnapshotNote.Transfer;
import java.util.List;

/** What a node has: the balance is what its ledger on the disk comes to. */
final class Account {
    /** What every node begins with. */
    static final long OPENING = 100;

    private final Context<SnapshotMessage> ctx;
    private final DurableLog<Transfer> ledger; // durable: what the node paid and received, in that order
    private long balance = OPENING;
    private long paid; // how often

    Account(Context<SnapshotMessage> ctx, List<NodeId> channels) {
        this.ctx = ctx;
        ledger = ctx.disk().log("ledger");
        for (Transfer transfer : ledger) count(transfer);
        ctx.note(new OpenedAccount(balance, ledger.size(), channels));
    }

    private void count(Transfer transfer) {
        boolean pays = transfer.from().equals(ctx.self());
        balance += pays ? -transfer.amount() : transfer.amount();
        if (pays) paid++;
    }

    long balance() {
        return balance;
    }

    /** All that was paid and received so far. */
    List<Transfer> history() {
        return List.copyOf(ledger);
    }

    /** Takes money out for another; the message that carries it leaves once this is on the disk. */
    Transfer pay(NodeId to, long amount) {
        Transfer transfer = new Transfer(ctx.self(), to, paid + 1, amount);
        enter(transfer);
        ctx.note(new Paid(transfer));
        return transfer;
    }

    void receive(Transfer transfer) {
        enter(transfer);
        ctx.note(new Received(transfer));
    }

    private void enter(Transfer transfer) {
        ledger.append(transfer);
        count(transfer);
    }
}
