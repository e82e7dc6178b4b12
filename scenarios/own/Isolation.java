import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Doc;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.Timer;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.Transactions.Action;
import dev.splitbrain.spec.Transactions.Append;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One database in memory that runs many transactions at once, action by action, with the isolation that it is told (Berenson
 * et al. 1995; Adya 2000). Nothing waits: whoever meets a lock, or finds at its end that it must not commit, is rolled back.
 */
public final class Isolation {
    public enum Level {
        /** Appends show at once, and nobody is kept from appending between them. */
        NONE,
        /** Appends show at once, and their keys are locked until the end. */
        READ_UNCOMMITTED,
        /** Appends show with the commit; each read shows what is committed at its moment. */
        READ_COMMITTED,
        /** Reads show what was committed at the start; of two that appended to one key, the first to commit wins. */
        SNAPSHOT_ISOLATION,
        /** The same, and whoever read what has changed since is rolled back, too. */
        SERIALIZABLE
    }

    /** The options: {@code options: {isolation: snapshot-isolation}}. */
    public record Settings(
            @Doc("How well transactions are isolated from each other.") Level isolation,
            @Doc("How long an action takes, half as much or half as much again.") Duration action,
            @Doc("The share of transactions that is rolled back at its end for no reason.") double rollback) {
        static Settings defaults() {
            return new Settings(Level.SERIALIZABLE, Duration.ofMillis(4), 0.05);
        }
    }

    public static Protocol<Isolation, Msg> protocol(Settings settings) {
        return Protocol.<Isolation, Msg>named("isolation", Msg.class, ctx -> new Isolation(ctx, settings))
                .spec(Transactions.LIST_APPEND)
                .onRequest(Isolation::onRequest)
                .onTimer(NextAction.class, Isolation::onNextAction)
                .build();
    }

    /** The one node has nobody to talk to: no message is one of these. */
    public interface Msg extends Message {}

    record NextAction(RequestId transaction) implements Timer {}

    /** A transaction on its way. */
    private static final class Running {
        private final List<Action> actions;
        private final Map<String, List<Object>> snapshot; // what was committed at its start
        private final List<Object> answers = new ArrayList<>();
        private final Map<String, List<Object>> appended = new TreeMap<>();
        private final Set<String> read = new TreeSet<>();

        Running(List<Action> actions, Map<String, List<Object>> snapshot) {
            this.actions = actions;
            this.snapshot = snapshot;
        }
    }

    private final Context<Msg> ctx;
    private final Settings settings;
    private final Map<RequestId, Running> running = new TreeMap<>();
    private final Map<String, RequestId> locks = new TreeMap<>();
    private Map<String, List<Object>> lists = new TreeMap<>(); // replaced by each change, so that a snapshot stays as it was

    private Isolation(Context<Msg> ctx, Settings settings) {
        this.ctx = ctx;
        this.settings = settings;
    }

    private void onRequest(Request request) {
        List<Action> actions = ((Transactions.Transaction) request.command()).actions();
        running.put(request.id(), new Running(actions, lists));
        scheduleNext(request.id());
    }

    private void scheduleNext(RequestId id) {
        long nanos = settings.action().toNanos() / 2;
        ctx.setTimer(Duration.ofNanos(nanos + ctx.random().nextLong(2 * nanos)), new NextAction(id));
    }

    private void onNextAction(NextAction next) {
        Running transaction = running.get(next.transaction());
        if (transaction.answers.size() == transaction.actions.size()) {
            end(next.transaction(), transaction);
            return;
        }
        Action action = transaction.actions.get(transaction.answers.size());
        if (!perform(next.transaction(), transaction, action)) rollBack(next.transaction(), transaction);
        else scheduleNext(next.transaction());
    }

    private boolean perform(RequestId id, Running transaction, Action action) {
        if (action instanceof Append append) {
            boolean locks = settings.isolation() == Level.READ_UNCOMMITTED;
            if (locks && !this.locks.computeIfAbsent(action.key(), key -> id).equals(id)) return false;
            if (showsAtOnce()) change(action.key(), List.of(append.element()));
            transaction.appended.computeIfAbsent(action.key(), key -> new ArrayList<>()).add(append.element());
            transaction.answers.add(null);
        } else {
            transaction.read.add(action.key());
            transaction.answers.add(seen(transaction, action.key()));
        }
        return true;
    }

    private boolean showsAtOnce() {
        return settings.isolation().compareTo(Level.READ_COMMITTED) < 0;
    }

    private List<Object> seen(Running transaction, String key) {
        boolean fixed = settings.isolation().compareTo(Level.SNAPSHOT_ISOLATION) >= 0;
        List<Object> list = new ArrayList<>((fixed ? transaction.snapshot : lists).getOrDefault(key, List.of()));
        if (!showsAtOnce()) list.addAll(transaction.appended.getOrDefault(key, List.of()));
        return list.isEmpty() ? null : List.copyOf(list);
    }

    private void change(String key, List<Object> more) {
        Map<String, List<Object>> after = new TreeMap<>(lists);
        List<Object> list = new ArrayList<>(lists.getOrDefault(key, List.of()));
        list.addAll(more);
        after.put(key, List.copyOf(list));
        lists = after;
    }

    private void end(RequestId id, Running transaction) {
        if (ctx.random().chance(settings.rollback()) || !mayCommit(transaction)) rollBack(id, transaction);
        else commit(id, transaction);
    }

    private boolean mayCommit(Running transaction) {
        Set<String> unchanged = new TreeSet<>();
        if (settings.isolation().compareTo(Level.SNAPSHOT_ISOLATION) >= 0) unchanged.addAll(transaction.appended.keySet());
        if (settings.isolation() == Level.SERIALIZABLE) unchanged.addAll(transaction.read);
        return unchanged.stream()
                .allMatch(key -> lists.getOrDefault(key, List.of()).equals(transaction.snapshot.getOrDefault(key, List.of())));
    }

    private void commit(RequestId id, Running transaction) {
        if (!showsAtOnce()) transaction.appended.forEach(this::change);
        forget(id);
        ctx.reply(id, new Result.Values(transaction.answers));
    }

    private void rollBack(RequestId id, Running transaction) {
        if (showsAtOnce()) transaction.appended.forEach(this::remove);
        forget(id);
        ctx.reply(id, Transactions.ABORTED);
    }

    private void remove(String key, List<Object> elements) {
        Map<String, List<Object>> after = new TreeMap<>(lists);
        List<Object> list = new ArrayList<>(lists.get(key));
        list.removeAll(elements);
        after.put(key, List.copyOf(list));
        lists = after;
    }

    private void forget(RequestId id) {
        running.remove(id);
        locks.values().removeIf(id::equals);
    }
}
