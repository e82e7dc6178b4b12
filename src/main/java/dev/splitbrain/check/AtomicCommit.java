package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.node.TransactionNote.DecidedAbort;
import dev.splitbrain.node.TransactionNote.DecidedCommit;
import dev.splitbrain.node.TransactionNote.Refused;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every transaction ended the same way everywhere (Bernstein, Hadzilacos and Goodman 1987, §7.3): all nodes that
 * decide decide the same and stay with it, nobody commits what a participant refused, a request commits once at most, and
 * its client is told the truth.
 */
public final class AtomicCommit implements Check {
    private final Map<TransactionId, Fact> decisions = new LinkedHashMap<>(); // the first of each
    private final Map<TransactionId, Fact> refusals = new LinkedHashMap<>();
    private final Map<RequestId, TransactionId> committed = new LinkedHashMap<>();
    private boolean told; // whether any node told of a transaction: nodes of other protocols don't
    private Verdict violation;

    private record Fact(NodeId node, boolean commit, long atNanos) {
        @Override
        public String toString() {
            return node + (commit ? " committed" : " aborted") + " it at " + Quantity.moment(atNanos);
        }
    }

    @Override
    public String name() {
        return "atomic-commit";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.CRASHED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(TransactionNote.class);
    }

    @Override
    public void accept(Step step) {
        // A no that a crash forgot was not heard by anybody, or the decision was abort: asked again, it may be a yes.
        if (step instanceof Step.Crashed crashed)
            refusals.values().removeIf(refusal -> refusal.node().equals(crashed.node()));
        if (!(step instanceof Step.Noted noted) || !(noted.note() instanceof TransactionNote note)) return;
        told = true;
        TransactionId id = note.transaction();
        if (note instanceof DecidedCommit) decided(id, new Fact(noted.node(), true, noted.timeNanos()));
        else if (note instanceof DecidedAbort) decided(id, new Fact(noted.node(), false, noted.timeNanos()));
        else if (note instanceof Refused) refusals.put(id, new Fact(noted.node(), false, noted.timeNanos()));
    }

    private void decided(TransactionId id, Fact decision) {
        Fact first = decisions.putIfAbsent(id, decision);
        if (first != null && first.commit() != decision.commit())
            violated(id, id + ": " + first + ", " + decision, decision);
        if (!decision.commit()) return;
        Fact refusal = refusals.get(id);
        if (refusal != null) violated(id, id + ": " + refusal.node() + " had refused, " + decision, decision);
        TransactionId other = committed.putIfAbsent(id.request(), id);
        if (other != null && !other.equals(id)) violated(id, other + " is committed, and " + id + " again", decision);
    }

    private void violated(TransactionId id, String reason, Fact when) {
        if (violation != null) return;
        Fact first = decisions.getOrDefault(id, when);
        violation = Verdict.violated("", "", reason)
                .at(when.atNanos())
                .because(new TransactionShown(id, first.atNanos(), when.atNanos()));
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        String measured = Quantity.count(decisions.size(), "transaction") + ", " + Quantity.count(committed.size())
                + " committed";
        if (!told) return Verdict.undecided(measured, "no node told of a transaction");
        for (Operation operation : evidence.history().operations()) {
            lie(operation).ifPresent(reason -> {
                if (violation == null)
                    violation = Verdict.violated("", "", reason)
                            .at(operation.completedNanos())
                            .because(new Proof.Of(java.util.List.of(operation)));
            });
        }
        if (violation != null) {
            return violation.measured(measured, "");
        }
        if (decisions.isEmpty()) return Verdict.undecided(measured, "no transaction was decided");
        return Verdict.valid(measured);
    }

    /** What a client was told and is not so. A client that learnt nothing was told nothing. */
    private Optional<String> lie(Operation operation) {
        TransactionId id = committed.get(operation.request());
        boolean toldCommitted = operation.outcome() instanceof Outcome.Ok;
        boolean toldNothing = operation.outcome() instanceof Outcome.Unknown;
        if (toldCommitted && id == null) {
            return Optional.of(
                    operation.request() + ": the client was told that it is committed, but no node committed it");
        }
        if (!toldCommitted && !toldNothing && id != null) {
            return Optional.of(
                    operation.request() + ": the client was told that it is aborted, but " + decisions.get(id));
        }
        return Optional.empty();
    }
}
