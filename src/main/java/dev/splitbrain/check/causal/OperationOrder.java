package dev.splitbrain.check.causal;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.causal.HappensBefore.Event;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.ClockValue;
import dev.splitbrain.node.ClockValue.Relation;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether operations of a script are concurrent, or one happened before the other: in the trace, and by the versions that the
 * store gave them, where it tells of such. An operation is before another where a chain of messages leads from the node that
 * first took it to the client that asks the other.
 */
public final class OperationOrder implements Check {
    private final Relation expected;
    private final List<Pair> pairs;
    private final HappensBefore order = new HappensBefore();
    private final Map<RequestId, Event> asked = new HashMap<>(); // never iterated, nor are the next two
    private final Map<RequestId, Event> taken = new HashMap<>();
    private final Map<RequestId, ClockValue> versions = new HashMap<>();

    /** Two operations by their names in the script. */
    public record Pair(String one, String other) {}

    private OperationOrder(Relation expected, List<Pair> pairs) {
        this.expected = expected;
        this.pairs = List.copyOf(pairs);
    }

    /** Of these operations, none happened before another. */
    public static OperationOrder concurrent(List<String> names) {
        if (names.size() < 2) throw new IllegalArgumentException("concurrent names two operations or more");
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++)
            for (int j = i + 1; j < names.size(); j++) pairs.add(new Pair(names.get(i), names.get(j)));
        return new OperationOrder(Relation.CONCURRENT, pairs);
    }

    /** Of each pair, the first happened before the second. */
    public static OperationOrder before(List<Pair> pairs) {
        return new OperationOrder(Relation.BEFORE, pairs);
    }

    @Override
    public String name() {
        return expected == Relation.CONCURRENT ? "concurrent" : "happens-before";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT, StepKind.DELIVERED, StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Sent sent) {
            if (sent.message() instanceof Request request
                    && sent.from().equals(request.id().client()))
                asked.computeIfAbsent(request.id(), id -> order.event(sent.from()));
            order.sent(sent.from(), sent.number());
        } else if (step instanceof Step.Delivered delivered) {
            order.delivered(delivered.to(), delivered.cause());
            if (delivered.message() instanceof Request request)
                taken.computeIfAbsent(request.id(), id -> order.event(delivered.to()));
        } else if (step instanceof Step.Noted noted && noted.note() instanceof VersionNote.Versioned versioned) {
            versions.putIfAbsent(versioned.request(), versioned.version());
        }
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<String> measured = new ArrayList<>();
        for (Pair pair : pairs) {
            RequestId one = evidence.named().get(pair.one());
            RequestId other = evidence.named().get(pair.other());
            if (!taken.containsKey(one) || !taken.containsKey(other))
                return Verdict.undecided("", "no node took " + (taken.containsKey(one) ? pair.other() : pair.one()));
            Relation truth = relation(one, other);
            if (truth != expected) return Verdict.violated(String.join(", ", measured), "", words(pair, truth));
            ClockValue version = versions.get(one);
            ClockValue otherVersion = versions.get(other);
            boolean compares = version != null && otherVersion != null;
            if (compares && version.relationTo(otherVersion) != truth) {
                String reason = words(pair, truth) + " in the trace, but by their versions, " + version + " and "
                        + otherVersion + ", " + words(pair, version.relationTo(otherVersion));
                return Verdict.violated(String.join(", ", measured), "", reason);
            }
            measured.add(words(pair, truth) + (compares ? ", and their versions say so" : ""));
        }
        return Verdict.valid(String.join("; ", measured));
    }

    private Relation relation(RequestId one, RequestId other) {
        if (taken.get(one).isKnownTo(asked.get(other))) return Relation.BEFORE;
        return taken.get(other).isKnownTo(asked.get(one)) ? Relation.AFTER : Relation.CONCURRENT;
    }

    private static String words(Pair pair, Relation relation) {
        return switch (relation) {
            case BEFORE -> pair.one() + " is before " + pair.other();
            case AFTER -> pair.other() + " is before " + pair.one();
            case EQUAL -> pair.one() + " and " + pair.other() + " are equal";
            case CONCURRENT -> pair.one() + " and " + pair.other() + " are concurrent";
        };
    }
}
