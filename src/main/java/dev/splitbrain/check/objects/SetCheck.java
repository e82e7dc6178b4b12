package dev.splitbrain.check.objects;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Whether a growing set is linearizable: a read has no element that was not being added yet, misses none that was known by
 * then, and of two reads one has all that the other has. An element is known once an addition of it, or a read with it, is
 * over; and what was known when an addition began is in every read that has that addition.
 */
public final class SetCheck implements Check {
    @Override
    public String name() {
        return "set";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<Operation> operations = evidence.history().operations();
        Instants instants = new Instants(operations);
        Map<String, OneSet> sets = new TreeMap<>();
        for (int place = 0; place < operations.size(); place++) {
            Operation operation = operations.get(place);
            if (Say.isFailed(operation)) continue;
            OneSet set =
                    sets.computeIfAbsent(operation.command().key(), key -> new OneSet(evidence.history(), instants));
            if (operation.command() instanceof GrowingSet.Add add) set.added(add.element(), place);
            else if (operation.command() instanceof GrowingSet.Read && Say.isOk(operation)) set.reads.add(place);
            else if (!operation.command().readOnly())
                return Verdict.undecided(
                        "", "a set has no operation " + operation.command().operation());
        }
        long elements = 0;
        for (OneSet set : sets.values()) {
            elements += set.elements.size();
            set.judge();
            if (set.violation != null) return set.violation;
        }
        long reads = sets.values().stream().mapToLong(set -> set.reads.size()).sum();
        if (reads == 0) return Verdict.undecided(Quantity.count(elements, "element"), "nobody read");
        return Verdict.valid(Quantity.count(elements, "element") + ", " + Quantity.count(reads, "read"));
    }

    /** When an element was first being added, and when it was first known to be there. */
    private static final class Element {
        private long firstStart = Long.MAX_VALUE;
        private long knownSince = Instants.NEVER;
        private int knownBy;
    }

    /** The set under one key. */
    private static final class OneSet {
        private final History history;
        private final Instants instants;
        private final Say say;
        private final Map<Object, Element> elements = new HashMap<>(); // walked through only by way of `byKnown`
        private final List<Object> inOrder = new ArrayList<>();
        private final List<Integer> reads = new ArrayList<>();
        private Verdict violation;

        OneSet(History history, Instants instants) {
            this.history = history;
            this.instants = instants;
            say = new Say(history);
        }

        void added(Object value, int place) {
            Element element = elements.computeIfAbsent(value, v -> {
                inOrder.add(v);
                return new Element();
            });
            element.firstStart = Math.min(element.firstStart, instants.start(place));
            known(element, place);
        }

        private void known(Element element, int by) {
            if (instants.end(by) >= element.knownSince) return;
            element.knownSince = instants.end(by);
            element.knownBy = by;
        }

        private Operation operation(int place) {
            return history.operations().get(place);
        }

        private Set<?> content(int read) {
            return (Set<?>) Say.value(operation(read));
        }

        void judge() {
            for (int read : reads) {
                for (Object value : content(read)) {
                    Element element = elements.get(value);
                    if (element == null || element.firstStart > instants.end(read)) {
                        violate(read, "has " + value + ", which nobody was adding yet", read);
                        return;
                    }
                    known(element, read);
                }
            }
            List<Object> byKnown = new ArrayList<>(inOrder);
            byKnown.sort(Comparator.comparingLong(value -> elements.get(value).knownSince));
            for (int read : reads) if (violation == null) judgeMissing(read, byKnown);
            if (violation == null) judgeChain();
        }

        private void judgeMissing(int read, List<Object> byKnown) {
            Set<?> content = content(read);
            long demanded = instants.start(read);
            for (Object value : content) demanded = Math.max(demanded, elements.get(value).firstStart);
            for (Object value : byKnown) {
                Element element = elements.get(value);
                if (element.knownSince >= demanded) return;
                if (content.contains(value)) continue;
                String since = say.operation(operation(element.knownBy));
                violate(read, "misses " + value + ", known since " + since, element.knownBy);
                return;
            }
        }

        private void judgeChain() {
            List<Integer> bySize = new ArrayList<>(reads);
            bySize.sort(Comparator.comparingInt(read -> content(read).size()));
            for (int i = 1; i < bySize.size(); i++) {
                for (Object value : content(bySize.get(i - 1))) {
                    if (content(bySize.get(i)).contains(value)) continue;
                    violate(
                            bySize.get(i),
                            "misses " + value + ", but has more than " + say.operation(operation(bySize.get(i - 1)))
                                    + ", which has it",
                            bySize.get(i - 1));
                    return;
                }
            }
        }

        /** @param because what contradicts the read; or the read itself, if it does */
        private void violate(int read, String what, int because) {
            String measured = Quantity.count(elements.size(), "element");
            violation = Verdict.violated(measured, "", say.operation(operation(read)) + " " + what)
                    .at(operation(read).completedNanos())
                    .because(new Proof.Of(IntStream.of(because, read)
                            .distinct()
                            .mapToObj(this::operation)
                            .toList()));
        }
    }
}
