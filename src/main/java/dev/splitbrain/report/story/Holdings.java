package dev.splitbrain.report.story;

import dev.splitbrain.check.log.LoggedRequests;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a node had of a key when it answered, as far as it told: the commands that it applied, or the values that it holds. */
final class Holdings {
    private final Trace trace;
    private final Map<RequestId, Operation> operations = new HashMap<>(); // looked up, never walked through
    private final History history;

    Holdings(Trace trace, History history) {
        this.trace = trace;
        this.history = history;
        history.operations().forEach(operation -> operations.put(operation.request(), operation));
    }

    /**
     * @param told whether the node told of what it has at all
     * @param last the row in which it got what it has of the key; none where it has nothing
     * @param words what that is
     * @param missed writes of the key that their clients knew to be done before the answer was asked for, and it lacked
     */
    record Held(boolean told, int last, String words, List<Operation> missed) {}

    /** What the node that answered in a row had of the operation's key. */
    Held when(Operation read, int answer) {
        int node = trace.place(answer);
        String key = read.command().key();
        Set<RequestId> applied = new HashSet<>(); // asked, never walked through
        boolean told = false;
        int last = Trace.NONE;
        String words = "";
        for (int row = 0; row <= answer; row++) {
            if (trace.place(row) != node) continue;
            if (trace.is(row, StepKind.BOOTED)) {
                applied.clear();
                last = Trace.NONE;
            }
            if (!trace.is(row, StepKind.NOTED)) continue;
            Object note = trace.recording.content(row);
            if (note instanceof VersionNote.Holds holds && holds.key().equals(key)) {
                last = row;
                words = holds.values().toString();
            }
            if (!(note instanceof LogNote.Applied entry)) continue;
            told = true;
            for (Object request : LoggedRequests.in(entry.entry())) {
                Operation operation = request instanceof RequestId id ? operations.get(id) : null;
                if (operation == null) continue;
                applied.add(operation.request());
                if (!operation.command().key().equals(key)
                        || operation.command().readOnly()) continue;
                last = row;
                words = operation.command().words() + " by "
                        + operation.request().client();
            }
        }
        return new Held(told, last, words, told ? missed(read, applied) : List.of());
    }

    /** What each replica held of a key when a row happened, by what replicas of a leaderless store tell: {@code n1 [3]}. */
    List<String> replicas(String key, int row) {
        Map<String, String> held = new TreeMap<>();
        for (int before = 0; before <= row; before++) {
            if (!trace.is(before, StepKind.NOTED)) continue;
            if (trace.recording.content(before) instanceof VersionNote.Holds holds
                    && holds.key().equals(key)) {
                for (NodeId replica : holds.replicas()) held.putIfAbsent(replica.name(), "nothing");
                held.put(trace.who(before), holds.values().toString());
            }
        }
        return held.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private List<Operation> missed(Operation read, Set<RequestId> applied) {
        List<Operation> missed = new ArrayList<>();
        for (Operation operation : history.operations()) {
            boolean done =
                    operation.outcome() instanceof Outcome.Ok && operation.completedNanos() < read.invokedNanos();
            boolean write = !operation.command().readOnly()
                    && operation.command().key().equals(read.command().key());
            if (done && write && !applied.contains(operation.request())) missed.add(operation);
        }
        missed.sort(Comparator.comparingLong(Operation::completedNanos));
        return missed;
    }

    /** The write that led to what a read returned: the last of them that was asked for before the read was over. */
    Optional<Operation> source(Operation read) {
        if (!(read.outcome() instanceof Outcome.Ok ok) || !read.command().readOnly()) return Optional.empty();
        Operation source = null;
        for (Operation operation : history.operations()) {
            if (operation.command().key().equals(read.command().key())
                    && operation.invokedNanos() < read.completedNanos()
                    && makes(operation, ok.result())) source = operation;
        }
        return Optional.ofNullable(source);
    }

    private static boolean makes(Operation operation, Result result) {
        boolean refused = operation.outcome() instanceof Outcome.Failed
                || operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Refused;
        if (refused || !(result instanceof Result.Value value)) return false;
        Object made = null;
        if (operation.command() instanceof KeyValue.Write write) made = write.value();
        if (operation.command() instanceof KeyValue.Cas cas) made = cas.value();
        return made != null && made.equals(value.value());
    }
}
