package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.ExecutionNote.Executed;
import dev.splitbrain.protocol.shared.Replica;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Executes what is committed, each command after all that it depends on; of commands that depend on each other the one with the
 * lower seq first (2013, §4.3). Replicas that know the same graph so find the same order, whenever they learnt of what.
 *
 * <p>Only commands on one key interfere, so that each key has a graph of its own, and sessions of its own: on another key the
 * client's next request may be executed first here, and elsewhere not.
 */
final class Executor {
    /** Who is told of executed requests. */
    interface Listener {
        void executed(Request request, Optional<Result> result);
    }

    /** One key: what is known of it and not executed, and its state. */
    private static final class Lane {
        private final SortedSet<InstanceId> open = new TreeSet<>();
        private final Replica replica;

        Lane(Replica replica) {
            this.replica = replica;
        }
    }

    private final Context<?> ctx;
    private final InstanceSpace space;
    private final Rules rules;
    private final Listener listener;
    private final SortedMap<String, Lane> lanes = new TreeMap<>(); // by key
    private final Map<InstanceId, String> keys = new HashMap<>(); // of instances that are open; never iterated
    private final SortedSet<String> held = new TreeSet<>(); // keys where something waits for an instance nobody knows

    Executor(Context<?> ctx, InstanceSpace space, Rules rules, Listener listener) {
        this.ctx = ctx;
        this.space = space;
        this.rules = rules;
        this.listener = listener;
    }

    /** What the disk holds is executed again, once all of it is known; what is not committed is in the way as before. */
    void recover() {
        for (InstanceRecord record : space.journal()) open(record);
        for (InstanceRecord record : space.journal())
            if (record.isCommitted() && record.value().orElseThrow().isNoOp()) close(record.instance());
        for (String key : List.copyOf(lanes.keySet())) execute(key);
    }

    /** The result of a request that has taken effect here. */
    Optional<Result> resultOf(Request request) {
        Lane lane = lanes.get(request.command().key());
        return lane == null ? Optional.empty() : lane.replica.resultOf(request.id());
    }

    /** The replica knows more of an instance than before. */
    void saw(InstanceRecord record) {
        open(record);
        if (record.isCommitted()) {
            String key = keys.get(record.instance());
            if (record.value().orElseThrow().isNoOp()) close(record.instance());
            if (key != null) execute(key);
        }
        for (String key : List.copyOf(held)) execute(key);
    }

    private void open(InstanceRecord record) {
        Optional<Request> request = record.value().flatMap(OrderedCommand::command);
        if (request.isEmpty()) return;
        String key = request.get().command().key();
        keys.put(record.instance(), key);
        lanes.computeIfAbsent(key, name -> new Lane(new Replica(ctx.machine())))
                .open
                .add(record.instance());
    }

    private void close(InstanceId instance) {
        String key = keys.remove(instance);
        if (key != null) lanes.get(key).open.remove(instance);
    }

    private void execute(String key) {
        held.remove(key);
        Lane lane = lanes.get(key);
        List<InstanceId> committed =
                lane.open.stream().filter(this::isCommitted).sorted(bySeq()).toList();
        if (!rules.waitsForDependencies()) {
            committed.forEach(instance -> execute(lane, instance));
            return;
        }
        for (List<InstanceId> component : Components.ready(committed, i -> dependencies(lane, i), this::isReady))
            component.stream().sorted(bySeq()).forEach(instance -> execute(lane, instance));
    }

    private Comparator<InstanceId> bySeq() {
        return Comparator.<InstanceId>comparingLong(i -> value(i).seq()).thenComparing(Comparator.naturalOrder());
    }

    private boolean isCommitted(InstanceId instance) {
        return space.get(instance).isCommitted();
    }

    /** A command's dependencies can be told once it is committed, and all instances that it names are known. */
    private boolean isReady(InstanceId instance) {
        if (!isCommitted(instance)) return false;
        if (space.knows(value(instance).deps())) return true;
        held.add(keys.get(instance));
        return false;
    }

    private List<InstanceId> dependencies(Lane lane, InstanceId instance) {
        Dependencies deps = value(instance).deps();
        Command command = command(instance);
        return lane.open.stream()
                .filter(other -> deps.covers(other) && !other.equals(instance))
                .filter(other -> isInTheWay(command, other))
                .toList();
    }

    private boolean isInTheWay(Command command, InstanceId other) {
        OrderedCommand value = value(other);
        return value.isNoOp()
                || Interference.between(command, value.command().orElseThrow().command());
    }

    private OrderedCommand value(InstanceId instance) {
        return space.get(instance).value().orElseThrow();
    }

    private Command command(InstanceId instance) {
        return value(instance).command().orElseThrow().command();
    }

    private void execute(Lane lane, InstanceId instance) {
        Request request = value(instance).command().orElseThrow();
        close(instance);
        ctx.note(new Executed(instance, request.command()));
        listener.executed(request, lane.replica.apply(request));
    }
}
