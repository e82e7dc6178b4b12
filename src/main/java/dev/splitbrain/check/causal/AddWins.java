package dev.splitbrain.check.causal;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.causal.HappensBefore.Event;
import dev.splitbrain.check.versions.Holdings;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.spec.AddRemoveSet.Remove;
import dev.splitbrain.spec.GrowingSet.Add;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether sets end with what they should (Shapiro et al. 2011, §3.3.5). An element is there if some addition of it was acknowledged
 * that no removal can have observed: no chain of messages leads from the node that took the addition to one that took a removal
 * of the element. It is gone if it was added once, and removed at a node that held it. Nothing is there that nobody
 * added. Sets are judged whose replicas agree at the end, for else what is missing may be on its way.
 */
public final class AddWins implements Check {
    private static final int MOST_SHOWN = 3; // removals, beside the addition

    private final HappensBefore order = new HappensBefore(); // over restarts: what is on disk is known still
    private final Holdings holdings = new Holdings();
    private final Map<Place, Set<Object>> held = new HashMap<>(); // looked up, as are the next two
    private final Map<RequestId, List<Event>> taken = new HashMap<>();
    private final Set<RequestId> blind = new HashSet<>(); // removals that came to a node without the element

    private record Place(NodeId node, String key) {}

    private record Element(String key, Object value) {}

    /** What was asked about one element. */
    private static final class Story {
        private final List<Operation> additions = new ArrayList<>();
        private final List<Operation> removals = new ArrayList<>();
    }

    @Override
    public String name() {
        return "add-wins";
    }

    @Override
    public Set<StepKind> wants() {
        EnumSet<StepKind> wanted = EnumSet.of(StepKind.SENT, StepKind.DELIVERED);
        wanted.addAll(Holdings.wants());
        return wanted;
    }

    @Override
    public void accept(Step step) {
        holdings.accept(step);
        if (step instanceof Step.Sent sent) {
            order.sent(sent.from(), sent.number());
        } else if (step instanceof Step.Delivered delivered) {
            order.delivered(delivered.to(), delivered.cause());
            if (delivered.message() instanceof Request request && delivered.to() instanceof NodeId node)
                take(request, node);
        } else if (step instanceof Step.Booted booted) {
            held.keySet().removeIf(place -> place.node().equals(booted.node())); // it tells anew what is on its disk
        } else if (step instanceof Step.Noted noted && noted.note() instanceof VersionNote.Holds holds) {
            held.put(new Place(noted.node(), holds.key()), new HashSet<>(holds.values()));
        }
    }

    private void take(Request request, NodeId node) {
        taken.computeIfAbsent(request.id(), id -> new ArrayList<>()).add(order.event(node));
        if (request.command() instanceof Remove remove
                && !held.getOrDefault(new Place(node, remove.key()), Set.of()).contains(remove.element()))
            blind.add(request.id());
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        Map<Element, Story> stories = new LinkedHashMap<>();
        for (Operation operation : evidence.history().operations()) {
            if (operation.outcome() instanceof Outcome.Failed) continue;
            if (operation.command() instanceof Add add)
                story(stories, add.key(), add.element()).additions.add(operation);
            else if (operation.command() instanceof Remove remove)
                story(stories, remove.key(), remove.element()).removals.add(operation);
            else if (!operation.command().readOnly())
                return Verdict.undecided("", operation.request() + " asked for something else than a set");
        }
        if (holdings.keys().isEmpty()) return Verdict.undecided("", "no node told what its sets hold");
        return judge(stories);
    }

    private static Story story(Map<Element, Story> stories, String key, Object element) {
        return stories.computeIfAbsent(new Element(key, element), each -> new Story());
    }

    private Verdict judge(Map<Element, Story> stories) {
        Set<String> apart = new TreeSet<>();
        for (String key : holdings.keys()) {
            if (holdings.agreedSinceNanos(key) == Long.MAX_VALUE) apart.add(key);
            for (Object value : holdings.anywhere(key)) {
                Story story = stories.get(new Element(key, value));
                if (story == null || story.additions.isEmpty())
                    return Verdict.violated("", "", value + " is in " + key + ", and nobody added it");
            }
        }
        long kept = 0;
        long gone = 0;
        for (Map.Entry<Element, Story> entry : stories.entrySet()) {
            Element element = entry.getKey();
            if (apart.contains(element.key())) continue;
            boolean isThere = holdings.anywhere(element.key()).contains(element.value());
            Operation wins = unobservedAddition(entry.getValue());
            Operation removal = effectiveRemoval(entry.getValue());
            if (wins != null && !isThere) return lost(element, wins, entry.getValue());
            if (wins == null && removal != null && isThere)
                return Verdict.violated(
                                "",
                                "",
                                element.value() + " is in " + element.key() + " though it was added only once and "
                                        + words(removal) + " at a node that held it")
                        .at(removal.completedNanos())
                        .because(shown(entry.getValue().additions.get(0), List.of(removal)));
            if (wins != null) kept++;
            else if (removal != null) gone++;
        }
        if (!apart.isEmpty())
            return Verdict.undecided(
                    "", "at the end replicas differ in " + apart + ": what is missing may be on its way");
        if (kept + gone == 0)
            return Verdict.undecided("", "of no element is it known whether it must be there: too little was answered");
        return Verdict.valid(Quantity.count(kept, "element") + " kept, " + Quantity.count(gone) + " gone");
    }

    /** An acknowledged addition that no removal can have observed; null where there is none. */
    private Operation unobservedAddition(Story story) {
        for (Operation addition : story.additions) {
            if (isDone(addition) && story.removals.stream().noneMatch(removal -> mayObserve(removal, addition)))
                return addition;
        }
        return null;
    }

    private boolean mayObserve(Operation removal, Operation addition) {
        List<Event> removed = taken.getOrDefault(removal.request(), List.of());
        return taken.getOrDefault(addition.request(), List.of()).stream()
                .anyMatch(added -> removed.stream().anyMatch(added::isKnownTo));
    }

    /** A removal that took away the one addition that there was; null where there is none, or where that is not known. */
    private Operation effectiveRemoval(Story story) {
        if (story.additions.size() != 1) return null;
        RequestId addition = story.additions.get(0).request();
        if (taken.getOrDefault(addition, List.of()).size() != 1) return null;
        return story.removals.stream()
                .filter(removal -> isDone(removal) && !blind.contains(removal.request()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isDone(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Done;
    }

    private static Verdict lost(Element element, Operation addition, Story story) {
        String removals = story.removals.isEmpty() ? "nobody removed it" : "no removal can have observed that";
        String reason = element.value() + " is not in " + element.key() + " though it was " + words(addition) + ", and "
                + removals;
        return Verdict.violated("", "", reason).at(addition.completedNanos()).because(shown(addition, story.removals));
    }

    private static Proof shown(Operation addition, List<Operation> removals) {
        return new Proof.Of(Stream.concat(Stream.of(addition), removals.stream().limit(MOST_SHOWN))
                .toList());
    }

    private static String words(Operation operation) {
        String done = operation.command() instanceof Add ? "added" : "removed";
        return done + " by " + operation.request().client() + ", acknowledged at "
                + Quantity.moment(operation.completedNanos());
    }
}
