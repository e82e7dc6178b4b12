import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Doc;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Bank;
import dev.splitbrain.spec.Result;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bank whose accounts lie at different branches. n1 takes an amount from one and brings it to the other, and asks all of
 * them for a balance sheet. While it is on its way the amount is nowhere, unless n1 does one thing at a time. Nothing is
 * lost and nobody crashes here.
 */
public final class Branches {
    /** The options: {@code options: {in_turn: true}}. */
    public record Settings(@Doc("Whether a command waits for the one before it.") boolean inTurn) {
        static Settings defaults() {
            return new Settings(true);
        }
    }

    public static Protocol<Branches, Msg> protocol(Settings settings) {
        return Protocol.<Branches, Msg>named("branches", Msg.class, ctx -> new Branches(ctx, settings))
                .spec(Bank.SPEC)
                .onRequest(Branches::onRequest)
                .on(Change.class, Branches::onChange)
                .on(Changed.class, Branches::onChanged)
                .on(Ask.class, Branches::onAsk)
                .on(Balance.class, Branches::onBalance)
                .build();
    }

    public sealed interface Msg extends Message {}

    /** Add to an account, or take from it what is there. */
    record Change(RequestId id, String account, long amount) implements Msg {}

    record Changed(RequestId id, boolean done, boolean withdrawn) implements Msg {}

    record Ask(RequestId id, String account) implements Msg {}

    record Balance(RequestId id, String account, long amount) implements Msg {}

    private final Context<Msg> ctx;
    private final Settings settings;
    private final Map<String, Long> accounts = new TreeMap<>(); // those of this branch
    private final Map<RequestId, Bank.BankCommand> open = new TreeMap<>(); // n1 only
    private final Map<RequestId, Map<String, Long>> sheets = new TreeMap<>(); // n1 only: balances that have come
    private final Deque<Request> waiting = new ArrayDeque<>(); // n1 only

    private Branches(Context<Msg> ctx, Settings settings) {
        this.ctx = ctx;
        this.settings = settings;
        Bank.SPEC.initial().forEach((account, amount) -> {
            if (branch(account).equals(ctx.self())) accounts.put(account, amount);
        });
    }

    /** Accounts a1, a2 … lie at the nodes in turn. */
    private NodeId branch(String account) {
        int number = Integer.parseInt(account.substring(1)) - 1;
        return ctx.nodes().get(number % ctx.nodes().size());
    }

    private void onRequest(Request request) {
        NodeId head = ctx.nodes().get(0);
        if (!ctx.self().equals(head)) ctx.reject(request.id(), "the head office knows", head);
        else if (settings.inTurn() && !open.isEmpty()) waiting.add(request);
        else begin(request);
    }

    private void begin(Request request) {
        Bank.BankCommand command = (Bank.BankCommand) request.command();
        open.put(request.id(), command);
        if (command instanceof Bank.Transfer transfer) {
            ctx.send(branch(transfer.from()), new Change(request.id(), transfer.from(), -transfer.amount()));
            return;
        }
        sheets.put(request.id(), new TreeMap<>());
        for (String account : Bank.SPEC.initial().keySet()) ctx.send(branch(account), new Ask(request.id(), account));
    }

    private void onChange(NodeId from, Change change) {
        long after = accounts.get(change.account()) + change.amount();
        if (after >= 0) accounts.put(change.account(), after);
        ctx.send(from, new Changed(change.id(), after >= 0, change.amount() < 0));
    }

    private void onChanged(NodeId from, Changed changed) {
        Bank.Transfer transfer = (Bank.Transfer) open.get(changed.id());
        if (!changed.done()) end(changed.id(), Bank.TOO_LITTLE);
        else if (!changed.withdrawn()) end(changed.id(), Result.DONE);
        else ctx.send(branch(transfer.to()), new Change(changed.id(), transfer.to(), transfer.amount()));
    }

    private void onAsk(NodeId from, Ask ask) {
        ctx.send(from, new Balance(ask.id(), ask.account(), accounts.get(ask.account())));
    }

    private void onBalance(NodeId from, Balance balance) {
        Map<String, Long> sheet = sheets.get(balance.id());
        sheet.put(balance.account(), balance.amount());
        if (sheet.size() < Bank.SPEC.initial().size()) return;
        sheets.remove(balance.id());
        end(balance.id(), new Result.Value(new TreeMap<>(sheet)));
    }

    private void end(RequestId id, Result result) {
        open.remove(id);
        ctx.reply(id, result);
        if (!waiting.isEmpty()) begin(waiting.poll());
    }
}
