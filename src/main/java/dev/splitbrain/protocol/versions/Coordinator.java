package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.versions.VersionsMessage.Found;
import dev.splitbrain.protocol.versions.VersionsMessage.Get;
import dev.splitbrain.protocol.versions.VersionsMessage.Repair;
import dev.splitbrain.protocol.versions.VersionsMessage.Store;
import dev.splitbrain.protocol.versions.VersionsMessage.Stored;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks the replicas on behalf of clients, and answers once enough of them have (DeCandia et al. 2007, §4.5). */
final class Coordinator {
    /** After so many waits for the same replicas the client has long gone. */
    private static final int MOST_WAITS = 20;

    private final Context<VersionsMessage> ctx;
    private final Settings settings;
    private final Ring ring;
    private final Hints hints;
    private final Versioning versioning;
    private final SortedMap<Long, Operation> operations = new TreeMap<>();
    private long lastOperation;

    /** Time to do without those who have not answered. */
    record Patience(long operation) implements Timer {}

    Coordinator(Context<VersionsMessage> ctx, Settings settings, Ring ring, Hints hints, Versioning versioning) {
        this.ctx = ctx;
        this.settings = settings;
        this.ring = ring;
        this.hints = hints;
        this.versioning = versioning;
        lastOperation = ctx.monotonicNanos(); // no number twice, whatever a crash has forgotten
    }

    // ---- asking ----

    void write(RequestId request, String key, State state) {
        begin(new Operation(request, key, asked(key, settings.w()), state, false));
    }

    void read(RequestId request, String key) {
        begin(new Operation(request, key, asked(key, settings.r()), versioning.nothing(), true));
    }

    private List<NodeId> asked(String key, int quorum) {
        List<NodeId> replicas = new ArrayList<>(ring.replicas(key));
        if (settings.asks() == Settings.Asks.ALL) return replicas;
        while (replicas.size() > quorum) replicas.remove(ctx.random().nextInt(replicas.size()));
        return replicas;
    }

    private void begin(Operation operation) {
        long number = ++lastOperation;
        operations.put(number, operation);
        for (NodeId replica : operation.replicas) ask(number, operation, replica, Optional.empty());
        ctx.setTimer(settings.patience(), new Patience(number));
    }

    private void ask(long number, Operation operation, NodeId node, Optional<NodeId> owner) {
        operation.asked.add(node);
        if (operation.reads) ctx.send(node, new Get(number, operation.key));
        else ctx.send(node, new Store(number, operation.key, operation.state, owner));
    }

    // ---- answers ----

    void onStored(NodeId from, Stored stored) {
        Operation write = operations.get(stored.operation());
        if (write == null) return; // enough had answered, and nobody is missed any more
        write.answers.put(from, write.state);
        boolean early = settings.mutant() == Mutant.ANSWERS_EARLY;
        if (!write.answered && write.answers.size() >= (early ? 1 : enough(settings.w(), write))) {
            write.answered = true;
            ctx.reply(write.request, Result.DONE);
        }
        if (write.silent().isEmpty()) end(stored.operation());
    }

    void onFound(NodeId from, Found found) {
        Operation read = operations.get(found.operation());
        if (read == null) return; // as above
        versioning.heard(found.state());
        read.answers.put(from, found.state());
        boolean early = settings.mutant() == Mutant.READS_ONE;
        if (!read.answered) read.state = read.state.merge(found.state());
        if (!read.answered && read.answers.size() >= (early ? 1 : enough(settings.r(), read))) {
            read.answered = true;
            ctx.reply(read.request, new Result.InContext(result(read.state.values()), read.state.context()));
        }
        if (read.silent().isEmpty()) {
            repair(read);
            end(found.operation());
        }
    }

    /** With fewer replicas than n all must answer. */
    private int enough(int quorum, Operation operation) {
        return Math.min(quorum, operation.replicas.size());
    }

    private static Result result(List<Object> values) {
        if (values.size() > 1) return new Result.Values(values);
        return new Result.Value(values.isEmpty() ? null : values.get(0));
    }

    private void end(long number) {
        operations.remove(number);
        ctx.cancelTimer(new Patience(number));
    }

    /** Sends what was found to those of the replicas that answered with less (§5). */
    private void repair(Operation read) {
        if (!settings.readRepair()) return;
        State all = versioning.nothing();
        for (State answer : read.answers.values()) all = all.merge(answer);
        for (NodeId replica : read.replicas) {
            State theirs = read.answers.get(replica);
            if (theirs == null || theirs.equals(all)) continue;
            ctx.send(replica, new Repair(read.key, settings.mutant() == Mutant.REPAIRS_WITH_THE_OLD ? theirs : all));
        }
    }

    // ---- those who do not answer ----

    void onPatience(Patience timer) {
        Operation operation = operations.get(timer.operation());
        operation.waits++;
        if (operation.reads) doWithoutReaders(timer.operation(), operation);
        else doWithoutWriters(timer.operation(), operation);
        boolean leaves = operation.answered || operation.waits == MOST_WAITS;
        if (leaves) operations.remove(timer.operation());
        else ctx.setTimer(settings.patience(), timer);
    }

    private void doWithoutReaders(long number, Operation read) {
        if (read.answered) {
            repair(read);
            return;
        }
        for (NodeId silent : read.silent()) {
            ask(number, read, silent, Optional.empty()); // the question, or its answer, may have been lost
            standInFor(read, silent).ifPresent(node -> ask(number, read, node, Optional.empty()));
        }
    }

    private void doWithoutWriters(long number, Operation write) {
        for (NodeId silent : write.silent()) {
            if (!write.answered) ask(number, write, silent, Optional.empty());
            Optional<NodeId> other = standInFor(write, silent);
            if (other.isPresent()) ask(number, write, other.get(), Optional.of(silent));
            else if (settings.keepsHints()) hints.keep(silent, write.key, write.state);
        }
    }

    /** With a sloppy quorum, who on the ring comes next that holds nothing of the key (§4.6). */
    private Optional<NodeId> standInFor(Operation operation, NodeId silent) {
        if (!settings.sloppy()) return Optional.empty();
        NodeId known = operation.standIns.get(silent);
        if (known != null) return operation.answers.containsKey(known) ? Optional.empty() : Optional.of(known);
        for (NodeId node : ring.preference(operation.key)) {
            if (operation.asked.contains(node)) continue;
            operation.standIns.put(silent, node);
            return Optional.of(node);
        }
        return Optional.empty();
    }
}
