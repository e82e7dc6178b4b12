package dev.splitbrain.check.causal;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClockNote;
import dev.splitbrain.node.ClockValue;
import dev.splitbrain.node.ClockValue.Relation;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether whatever began after something else was over has a later time (Corbett et al. 2012, §1), in true time and whether or
 * not messages link the two: of what nodes say has begun and is committed, and of clients' writes that a store gave a version.
 */
public final class ExternalConsistency implements Check {
    private final Map<String, Long> begun = new HashMap<>(); // by node and name; looked up
    private final Map<RequestId, ClockValue> versions = new HashMap<>(); // looked up
    private final List<Span> spans = new ArrayList<>();

    /** Something that took a while, and the time that it got; a client's operation, or something that a node did. */
    private record Span(String what, long beginNanos, long endNanos, ClockValue time, Optional<Operation> operation) {
        @Override
        public String toString() {
            return what + " (" + time + ", " + Quantity.moment(beginNanos) + " to " + Quantity.moment(endNanos) + ")";
        }
    }

    @Override
    public String name() {
        return "external-consistency";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (!(step instanceof Step.Noted noted)) return;
        if (noted.note() instanceof ClockNote.Began began) {
            begun.put(noted.node() + " " + began.name(), noted.timeNanos());
        } else if (noted.note() instanceof ClockNote.Committed committed) {
            String what = noted.node() + " " + committed.name();
            spans.add(new Span(what, begun.get(what), noted.timeNanos(), committed.time(), Optional.empty()));
        } else if (noted.note() instanceof VersionNote.Versioned versioned) {
            versions.putIfAbsent(versioned.request(), versioned.version());
        }
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        for (Operation operation : evidence.history().operations()) {
            ClockValue version = versions.get(operation.request());
            if (version == null || !(operation.outcome() instanceof Outcome.Ok)) continue;
            String what =
                    operation.command().words() + " by " + operation.request().client();
            spans.add(new Span(
                    what, operation.invokedNanos(), operation.completedNanos(), version, Optional.of(operation)));
        }
        if (spans.isEmpty()) return Verdict.undecided("", "nothing that took a while got a time");
        List<Span> byBegin = new ArrayList<>(spans);
        byBegin.sort(Comparator.comparingLong(Span::beginNanos));
        List<Span> byEnd = new ArrayList<>(spans);
        byEnd.sort(Comparator.comparingLong(Span::endNanos));
        String measured = Quantity.count(spans.size(), "interval") + " of true time";
        Span latest = null; // of those that are over
        int over = 0;
        for (Span span : byBegin) {
            for (; over < byEnd.size() && byEnd.get(over).endNanos() < span.beginNanos(); over++) {
                Span ended = byEnd.get(over);
                if (latest == null || ended.time().relationTo(latest.time()) == Relation.AFTER) latest = ended;
            }
            if (latest != null && latest.time().relationTo(span.time()) != Relation.BEFORE)
                return violated(measured, latest, span);
        }
        return Verdict.valid(measured);
    }

    private static Verdict violated(String measured, Span before, Span after) {
        String reason = after + " began after " + before + " was over, and has no later time";
        Verdict verdict = Verdict.violated(measured, "", reason).at(after.beginNanos());
        List<Operation> operations = Stream.of(before, after)
                .flatMap(span -> span.operation().stream())
                .toList();
        return operations.isEmpty() ? verdict : verdict.because(new Proof.Of(operations));
    }
}
