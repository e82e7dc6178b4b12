package dev.splitbrain.report.story;

import dev.splitbrain.check.Proof;
import dev.splitbrain.check.linear.Judgement;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.report.replay.Recording.RoleChange;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why operations do not fit together: where each value came from, which node answered, what that node believed and had, and
 * what it had not heard.
 */
final class OperationsStory {
    private static final int MOST_OPERATIONS = 8;
    private static final int MOST_BEFORE = 3; // of many, with the one that fits nowhere
    private static final int MOST_MISSED = 3;

    private final Run run;
    private final List<Operation> operations;
    private final Holdings holdings;
    private final List<String> closing = new ArrayList<>();
    private final Set<Operation> sources = new LinkedHashSet<>();

    OperationsStory(Run run, List<Operation> operations) {
        this.run = run;
        this.operations = operations.subList(Math.max(0, operations.size() - MOST_OPERATIONS), operations.size());
        holdings = new Holdings(run.trace, run.history);
    }

    /** Of a proof with few operations all; of one with many the one that fits nowhere, and the last that were answered before it. */
    static OperationsStory of(Run run, Proof proof) {
        List<Operation> all = proof.operations();
        if (all.size() <= MOST_OPERATIONS || !(proof instanceof Judgement.Violation violation))
            return new OperationsStory(run, all);
        Operation blocked = violation.blocked();
        List<Operation> before = all.stream()
                .filter(o -> o.outcome() instanceof Outcome.Ok && o.completedNanos() < blocked.invokedNanos())
                .sorted(Comparator.comparingLong(Operation::completedNanos))
                .toList();
        List<Operation> shown =
                new ArrayList<>(before.subList(Math.max(0, before.size() - MOST_BEFORE), before.size()));
        shown.add(blocked);
        return new OperationsStory(run, shown);
    }

    Story tell(List<String> heading) {
        operations.forEach(run.operationTeller::tell);
        for (Operation operation : operations) holdings.source(operation).ifPresent(sources::add);
        sources.removeAll(operations);
        sources.forEach(run.operationTeller::tell);
        long from = Long.MAX_VALUE;
        long to = 0;
        for (Operation operation : operations) {
            from = Math.min(from, operation.invokedNanos());
            to = Math.max(to, Math.min(operation.completedNanos(), run.endNanos()));
        }
        surroundings(from, to);
        operations.forEach(this::why);
        long width = Math.max(20_000_000, (to - from) * 2);
        return new Story(heading, run.telling.lines(), closing, (from + to) / 2, width);
    }

    /** The faults that were on, and who came to lead since the first of them began. */
    private void surroundings(long from, long to) {
        List<FaultWindow> during = run.faultTeller.during(run.faults, from, to);
        for (FaultWindow fault : during) {
            run.faultTeller.begins(fault);
            if (fault.endNanos() <= to) run.faultTeller.ends(fault);
        }
        int first = run.trace.firstAt(from);
        for (FaultWindow fault : during) first = Math.min(first, Math.max(0, run.faultTeller.beganRow(fault)));
        RoleChange before = run.faultTeller.leaderBefore(first);
        if (before != null) run.telling.tell(before.row(), before.node() + " becomes " + run.beliefs.role(before));
        run.roleTeller.tell(first, run.trace.firstAt(to) - 1);
    }

    /** What stands behind the answer to one of the operations. */
    private void why(Operation operation) {
        int answer = run.operationTeller.answer(operation.request());
        if (answer == Trace.NONE || !operation.command().readOnly()) return;
        int node = run.trace.place(answer);
        String who = run.trace.name(node);
        String what =
                operation.command().operation() + " of " + operation.request().client();
        Holdings.Held held = holdings.when(operation, answer);
        Optional<RoleChange> newer = run.beliefs.newerLeader(node, answer);
        List<String> replicas = holdings.replicas(operation.command().key(), answer);
        if (!replicas.isEmpty())
            closing.add("When " + who + " answered the " + what + ", the replicas of "
                    + operation.command().key() + " held: " + String.join(", ", replicas) + ".");
        if (held.missed().isEmpty() && newer.isEmpty()) return;
        closing.add(who + " answered the " + what + " with " + Sayings.outcome(operation.outcome())
                + (held.last() == Trace.NONE ? "" : has(held)) + ".");
        if (!held.missed().isEmpty()) closing.add("  It had not applied " + missed(held.missed()) + ".");
        newer.ifPresent(leader -> closing.add("  It held itself for the leader, but " + leader.node() + " led "
                + run.beliefs.epoch(leader) + " since " + Times.moment(run.trace.at(leader.row())) + "."));
        if (!held.missed().isEmpty() && newer.isEmpty() && restarted(node, answer, held.missed())) return;
        unheard(node, answer, newer);
    }

    /** Says so where a node has started again since the writes that it lacks. */
    private boolean restarted(int node, int answer, List<Operation> missed) {
        int crashed = Trace.NONE;
        int started = Trace.NONE;
        for (int row = 0; row < answer; row++) {
            if (run.trace.place(row) != node) continue;
            if (run.trace.is(row, StepKind.CRASHED)) crashed = row;
            if (run.trace.is(row, StepKind.BOOTED)) started = row;
        }
        long last = missed.get(missed.size() - 1).completedNanos();
        if (crashed == Trace.NONE || started < crashed || run.trace.at(crashed) < last) return false;
        closing.add("  It had crashed at " + Times.moment(run.trace.at(crashed)) + " and started again at "
                + Times.moment(run.trace.at(started)) + ".");
        return true;
    }

    private String has(Holdings.Held held) {
        return ": what it had was " + held.words() + ", since " + Times.moment(run.trace.at(held.last()));
    }

    private String missed(List<Operation> missed) {
        List<Operation> last = missed.subList(Math.max(0, missed.size() - MOST_MISSED), missed.size());
        String named = last.stream()
                .map(o -> o.command().words() + " by " + o.request().client() + " (ok at "
                        + Quantity.moment(o.completedNanos()) + ")")
                .collect(Collectors.joining(", "));
        String ofKey = last.get(0).command().key().isEmpty() ? "" : " of this key";
        return missed.size() == last.size()
                ? named
                : Quantity.count(missed.size(), "acknowledged write") + ofKey + ", the last of them " + named;
    }

    /** What had not reached a node: since when it heard nothing, and what was lost on the way to it. */
    private void unheard(int node, int answer, Optional<RoleChange> newer) {
        int heard = lastHeard(node, answer);
        int lost = 0;
        int first = Trace.NONE;
        int ofLeader = Trace.NONE;
        for (int row = heard + 1; row < answer; row++) {
            boolean toIt = run.trace.is(row, StepKind.DROPPED) && run.trace.place(row) == node;
            int sent = toIt ? run.trace.cause(row) : Trace.NONE;
            if (sent == Trace.NONE || !run.trace.isNode(run.trace.place(sent))) continue;
            lost++;
            if (first == Trace.NONE) first = row;
            boolean leader = newer.isPresent()
                    && newer.get().node().index() == run.trace.place(sent)
                    && sent >= newer.get().row();
            if (leader && ofLeader == Trace.NONE) ofLeader = row;
        }
        String since = heard < 0
                ? "  No other node had reached it"
                : "  The last it had from another node was from " + run.trace.who(run.trace.cause(heard)) + " at "
                        + Times.moment(run.trace.at(heard));
        if (lost == 0) {
            closing.add(since + "; nothing to it was lost since.");
            return;
        }
        int shown = ofLeader == Trace.NONE ? first : ofLeader;
        closing.add(since + ". " + Quantity.count(lost, "message") + " to it " + (lost == 1 ? "was" : "were")
                + " lost since, such as");
        closing.add("  " + run.faultTeller.lost(shown) + " at " + Times.moment(run.trace.at(shown)) + ": "
                + run.trace.reason(shown) + ".");
    }

    private int lastHeard(int node, int answer) {
        for (int row = answer; row >= 0; row--) {
            if (!run.trace.is(row, StepKind.DELIVERED) || run.trace.place(row) != node) continue;
            int sender = run.trace.place(run.trace.cause(row));
            if (run.trace.isNode(sender) && sender != node) return row;
        }
        return Trace.NONE;
    }
}
