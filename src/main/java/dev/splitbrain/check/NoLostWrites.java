package dev.splitbrain.check;

import dev.splitbrain.check.log.LogTails;
import dev.splitbrain.check.log.LoggedRequests;
import dev.splitbrain.check.log.RequestColumn;
import dev.splitbrain.check.log.RequestSet;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether every acknowledged write is still there at the end: it must be among the commands that the node has applied which
 * has applied most (of several the first in the scenario's order). Judged by the {@link LogNote.Applied} notes of nodes: a
 * node that starts again begins with an empty machine, and what it does not apply anew it does not have. A write that no
 * machine has is still there if the logs of a majority have it: a leader that may not count entries of earlier terms, and
 * gets nothing new to write, leaves it there unapplied. A write is an ok operation that is not read-only.
 */
public final class NoLostWrites implements Check {
    private final RequestColumn first = new RequestColumn(); // by index - 1, as the first node applied them
    private final Object[] recent =
            new Object[1 << 12]; // the entries they came in, for a while: nodes apply the same ones
    private final long[] recentAt = new long[1 << 12]; // and where
    private final Map<NodeId, Machine> machines = new TreeMap<>();
    private final LogTails logs = new LogTails();

    /** What one node has applied since its start: {@code first} up to an index, but for what it applied otherwise. */
    private static final class Machine {
        private long through;
        private final TreeMap<Long, List<Object>> otherwise = new TreeMap<>();
    }

    @Override
    public String name() {
        return "no-lost-writes";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.BOOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(LogNote.class);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Booted booted) {
            machines.remove(booted.node());
        } else if (step instanceof Step.Noted noted && noted.note() instanceof LogNote note) {
            logs.accept(noted.node(), note);
            if (noted.note() instanceof LogNote.Applied applied) onApplied(machine(noted.node()), applied);
            else if (noted.note() instanceof LogNote.Compacted compacted)
                raise(machine(noted.node()), compacted.throughIndex());
        }
    }

    private Machine machine(NodeId node) {
        return machines.computeIfAbsent(node, n -> new Machine());
    }

    private static void raise(Machine machine, long through) {
        machine.through = Math.max(machine.through, through);
    }

    private void onApplied(Machine machine, LogNote.Applied note) {
        raise(machine, note.index());
        while (first.size() < note.index() - 1) first.add(List.of()); // came by a snapshot from outside the run
        int position = (int) note.index() - 1;
        int slot = position & (recent.length - 1);
        if (recent[slot] == note.entry() && recentAt[slot] == note.index()) return; // the same, from another node
        List<Object> requests = LoggedRequests.in(note.entry());
        if (position == first.size()) {
            first.add(requests);
            recent[slot] = note.entry();
            recentAt[slot] = note.index();
        } else if (!first.get(position).equals(requests)) {
            machine.otherwise.put(note.index(), requests);
        }
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        NodeId best = null;
        for (NodeId node : machines.keySet()) {
            if (best == null || machines.get(node).through > machines.get(best).through) best = node;
        }
        RequestSet applied = best == null ? new RequestSet() : applied(machines.get(best));
        long writes = 0;
        List<Operation> missing = new ArrayList<>();
        for (Operation operation : evidence.history().operations()) {
            if (operation.command().readOnly() || !(operation.outcome() instanceof Outcome.Ok)) continue;
            writes++;
            if (!applied.contains(operation.request()) && !applied.contains(operation.command()))
                missing.add(operation);
        }
        String measured = Quantity.count(writes) + " acknowledged";
        if (best == null) return Verdict.undecided(measured, "no node told which commands it applied");
        List<Operation> lost = notInLogs(missing, best, evidence.nodes().size() / 2 + 1);
        if (lost.isEmpty()) {
            String unapplied = Quantity.count(missing.size()) + " of them in the logs of a majority, not applied";
            return Verdict.valid(missing.isEmpty() ? measured : measured + ", " + unapplied);
        }
        Operation example = example(lost);
        return Verdict.violated(measured, "", reason(lost, example, best))
                .at(example.completedNanos())
                .because(new WriteLost(example, best));
    }

    /** Those that fewer nodes have in their logs than a majority. */
    private List<Operation> notInLogs(List<Operation> missing, NodeId best, int majority) {
        if (missing.isEmpty()) return missing;
        Map<Object, Long> positions = new HashMap<>(); // looked up, never walked through
        for (long index = machines.get(best).through + 1; index <= first.size(); index++)
            for (Object request : first.get((int) index - 1)) positions.put(request, index);
        Map<Object, Integer> holders = logs.holders(positions);
        return missing.stream()
                .filter(o -> holders.getOrDefault(o.request(), 0) < majority
                        && holders.getOrDefault(o.command(), 0) < majority)
                .toList();
    }

    private RequestSet applied(Machine machine) {
        RequestSet applied = new RequestSet();
        for (long index = 1; index <= Math.min(machine.through, first.size()); index++) {
            List<Object> otherwise = machine.otherwise.get(index);
            applied.addAll(otherwise == null ? first.get((int) index - 1) : otherwise);
        }
        return applied;
    }

    /** The first that had an effect: what was refused, a compare-and-set that met another value, had none to lose. */
    private static Operation example(List<Operation> lost) {
        return lost.stream().filter(NoLostWrites::hadEffect).findFirst().orElse(lost.get(0));
    }

    private static boolean hadEffect(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ok && !(ok.result() instanceof Result.Refused);
    }

    private String reason(List<Operation> lost, Operation example, NodeId best) {
        String key = example.command().key().isEmpty()
                ? ""
                : " of key " + example.command().key();
        return Quantity.count(lost.size(), "acknowledged write") + " missing at the end: "
                + (lost.size() == 1 ? "" : "for one, ") + example.command().words() + key + " by "
                + example.request().client() + ", acknowledged at "
                + Quantity.moment(example.completedNanos()) + ", is not among the commands that " + best
                + " applied, which applied most (" + Quantity.count(machines.get(best).through) + ")";
    }
}
