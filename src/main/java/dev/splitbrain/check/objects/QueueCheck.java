package dev.splitbrain.check.objects;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a queue is linearizable, where each element is enqueued once: no element from nowhere, none twice, none overtaken
 * by one that was enqueued after it, and no answer that the queue is empty while it surely was not (Henzinger, Sezgin and
 * Vafeiadis 2013, theorem 1). A dequeue of unknown outcome may have taken any one element that was never seen again.
 */
public final class QueueCheck implements Check {
    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        History history = evidence.history();
        Instants instants = new Instants(history.operations());
        Map<String, OneQueue> queues = new TreeMap<>();
        for (int place = 0; place < history.operations().size(); place++) {
            Operation operation = history.operations().get(place);
            if (Say.isFailed(operation)) continue;
            if (!(operation.command() instanceof Queue.QueueCommand))
                return Verdict.undecided(
                        "", "a queue has no operation " + operation.command().operation());
            queues.computeIfAbsent(operation.command().key(), key -> new OneQueue(history, instants))
                    .add(operation, place);
        }
        long elements = 0;
        for (OneQueue queue : queues.values()) {
            if (queue.problem != null) return Verdict.undecided("", queue.problem);
            queue.judge();
            if (queue.violation != null) return queue.violation;
            elements += queue.elements.size();
        }
        return Verdict.valid(Quantity.count(elements, "element"));
    }

    /** One element's way through the queue; times at the end of time where something never happened. */
    private static final class Element {
        private Operation enqueue;
        private Operation dequeue;
        private long enqueueStart = Instants.NEVER;
        private long enqueueEnd = Instants.NEVER;
        private long dequeueStart = Instants.NEVER;
        private long dequeueEnd = Instants.NEVER;
    }

    /** The queue under one key. */
    private static final class OneQueue {
        private final History history;
        private final Instants instants;
        private final Say say;
        private final Map<Object, Element> byValue = new HashMap<>(); // looked up, never walked through
        private final List<Element> elements = new ArrayList<>();
        private final List<Integer> empties = new ArrayList<>();
        private long unknownDequeue = Instants.NEVER; // the first start of one
        private int unknownDequeues;
        private String problem;
        private Verdict violation;

        OneQueue(History history, Instants instants) {
            this.history = history;
            this.instants = instants;
            say = new Say(history);
        }

        private Element element(Object value) {
            return byValue.computeIfAbsent(value, v -> {
                elements.add(new Element());
                return elements.get(elements.size() - 1);
            });
        }

        void add(Operation operation, int place) {
            if (operation.command() instanceof Queue.Enqueue enqueue) {
                Element element = element(enqueue.element());
                if (element.enqueue != null) problem = "the element " + enqueue.element() + " was enqueued twice";
                element.enqueue = operation;
                element.enqueueStart = instants.start(place);
                element.enqueueEnd = instants.end(place);
            } else if (!Say.isOk(operation)) {
                unknownDequeue = Math.min(unknownDequeue, instants.start(place));
                unknownDequeues++;
            } else if (Say.value(operation) == null) {
                empties.add(place);
            } else {
                Element element = element(Say.value(operation));
                if (element.dequeue != null && violation == null)
                    violate(
                            operation,
                            "gave what " + say.operation(element.dequeue) + " had given: " + Say.value(operation),
                            element.dequeue);
                element.dequeue = operation;
                element.dequeueStart = instants.start(place);
                element.dequeueEnd = instants.end(place);
            }
        }

        void judge() {
            for (Element element : elements) {
                if (element.dequeue == null || element.enqueueStart < element.dequeueEnd) continue;
                violate(element.dequeue, "gave " + Say.value(element.dequeue) + ", which nobody was enqueuing yet");
                return;
            }
            if (violation == null) judgeOrder();
            if (violation == null) judgeEmpties();
            if (violation == null) judgeMissing();
        }

        /** Whether more elements were overtaken and never seen again than dequeues of unknown outcome can have taken. */
        private void judgeMissing() {
            Element newest = elements.stream()
                    .filter(element -> element.dequeue != null)
                    .max(Comparator.comparingLong(element -> element.enqueueStart))
                    .orElse(null);
            if (newest == null) return;
            List<Element> missing = elements.stream()
                    .filter(element -> element.dequeue == null && element.enqueueEnd < newest.enqueueStart)
                    .toList();
            if (missing.size() <= unknownDequeues) return;
            Operation first = missing.get(0).enqueue;
            violate(
                    newest.dequeue,
                    "overtook " + Quantity.count(missing.size(), "element")
                            + " that were never seen again, the first of "
                            + say.operation(first) + ", and only "
                            + Quantity.count(unknownDequeues, "dequeue") + " of unknown outcome can have taken them",
                    first,
                    newest.enqueue);
        }

        /** When the element was taken at the latest that we can be sure of. */
        private long takenAfter(Element element) {
            return element.dequeue == null ? unknownDequeue : element.dequeueStart;
        }

        /** Whether one was enqueued after another was, and was taken before that one was. */
        private void judgeOrder() {
            List<Element> byEnd = new ArrayList<>(elements);
            byEnd.removeIf(element -> element.enqueueEnd == Instants.NEVER);
            byEnd.sort(Comparator.comparingLong(element -> element.enqueueEnd));
            List<Element> byStart = new ArrayList<>(elements);
            byStart.sort(Comparator.comparingLong(element -> element.enqueueStart));
            Element last = null; // of those enqueued so far, the one that was taken last
            int next = 0;
            for (Element element : byStart) {
                while (next < byEnd.size() && byEnd.get(next).enqueueEnd < element.enqueueStart) {
                    Element before = byEnd.get(next++);
                    if (last == null || takenAfter(before) > takenAfter(last)) last = before;
                }
                if (last == null || element.dequeue == null || element.dequeueEnd > takenAfter(last)) continue;
                violate(
                        element.dequeue,
                        "overtook " + ((Queue.Enqueue) last.enqueue.command()).element() + " ("
                                + say.operation(last.enqueue) + (last.dequeue == null ? ", never seen again)" : ")"),
                        last.enqueue,
                        element.enqueue);
                return;
            }
        }

        /** Whether a queue was told empty while at every moment of that answer some element was surely in it. */
        private void judgeEmpties() {
            List<Element> certain = new ArrayList<>(elements);
            certain.removeIf(element -> element.enqueueEnd >= takenAfter(element));
            certain.sort(Comparator.comparingLong(element -> element.enqueueEnd));
            List<Integer> byStart = new ArrayList<>(empties);
            byStart.sort(Comparator.comparingLong(instants::start));
            long from = Long.MIN_VALUE; // of the present stretch in which the queue is never empty
            long until = Long.MIN_VALUE;
            int next = 0;
            for (int empty : byStart) {
                // Grow the stretch by all elements that were in before it ends, or that begin a new one before this
                // answer.
                while (next < certain.size()
                        && (certain.get(next).enqueueEnd < until
                                || certain.get(next).enqueueEnd < instants.start(empty))) {
                    Element element = certain.get(next++);
                    if (element.enqueueEnd >= until) from = element.enqueueEnd;
                    until = Math.max(until, takenAfter(element));
                }
                if (from < instants.start(empty) && until > instants.end(empty)) {
                    violate(
                            history.operations().get(empty),
                            "found nothing, but the queue was not empty at any moment of it");
                    return;
                }
            }
        }

        private void violate(Operation operation, String what, Operation... because) {
            List<Operation> all = new ArrayList<>(List.of(because));
            all.add(operation);
            violation = Verdict.violated(
                            Quantity.count(elements.size(), "element"), "", say.operation(operation) + " " + what)
                    .at(operation.completedNanos())
                    .because(new Proof.Of(all));
        }
    }
}
