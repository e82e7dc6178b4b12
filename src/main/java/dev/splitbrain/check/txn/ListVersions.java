package dev.splitbrain.check.txn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What lists tell: the longest read of a key is the order of its versions. */
final class ListVersions {
    private final TxnHistory history;
    private final Dependencies dependencies;
    private final Findings findings;
    private final Map<String, List<Object>> longest = new TreeMap<>();
    private final Map<String, Txn> longestReader = new TreeMap<>();

    ListVersions(TxnHistory history, Dependencies dependencies, Findings findings) {
        this.history = history;
        this.dependencies = dependencies;
        this.findings = findings;
    }

    void infer() {
        forEachRead(this::observe);
        forEachRead(this::checkPrefix);
        longest.forEach(this::writeOrder);
        forEachRead(this::readOrder);
        unseenWrites();
    }

    private record Seen(Txn reader, String key, List<Object> list) {}

    private void forEachRead(Consumer<Seen> consumer) {
        for (Txn txn : history.transactions) {
            if (!txn.ok()) continue;
            txn.reads.forEach((key, value) -> consumer.accept(new Seen(txn, key, list(value))));
        }
    }

    @SuppressWarnings("unchecked") // lists of elements are all that is read here
    private static List<Object> list(Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }

    private void observe(Seen seen) {
        Set<Object> unique = new HashSet<>(); // asked, never walked through
        for (Object element : seen.list()) {
            if (!unique.add(element))
                findings.internal(seen.reader(), "read " + seen.key() + " with " + element + " twice");
            Txn writer = history.writer(seen.key(), element);
            if (writer == null)
                findings.internal(seen.reader(), "read " + seen.key() + " with " + element + " that nobody appended");
            else if (writer.failed()) findings.aborted(seen.reader(), writer, seen.key(), element);
            else history.observe(writer);
        }
        if (!seen.list().isEmpty()) findings.intermediate(seen.reader(), seen.key(), last(seen.list()));
        if (seen.list().size() <= longest.getOrDefault(seen.key(), List.of()).size()) return;
        longest.put(seen.key(), seen.list());
        longestReader.put(seen.key(), seen.reader());
    }

    private static Object last(List<Object> list) {
        return list.get(list.size() - 1);
    }

    private void checkPrefix(Seen seen) {
        List<Object> order = longest.getOrDefault(seen.key(), List.of());
        if (order.subList(0, seen.list().size()).equals(seen.list())) return;
        findings.incompatible(seen.reader(), longestReader.get(seen.key()), seen.key(), seen.list(), order);
    }

    private void writeOrder(String key, List<Object> order) {
        Txn before = null;
        Object beforeElement = null;
        for (Object element : order) {
            Txn writer = history.writer(key, element);
            if (writer == null || writer.failed()) continue;
            if (before != null)
                dependencies.add(
                        before,
                        writer,
                        Dependencies.WW,
                        "appended " + beforeElement + " to " + key + " before " + element);
            before = writer;
            beforeElement = element;
        }
    }

    private void readOrder(Seen seen) {
        List<Object> order = longest.getOrDefault(seen.key(), List.of());
        int length = seen.list().size();
        if (length > order.size() || !order.subList(0, length).equals(seen.list())) return;
        if (length > 0) {
            Txn writer = history.writer(seen.key(), last(seen.list()));
            if (writer != null && !writer.failed())
                dependencies.add(
                        writer,
                        seen.reader(),
                        Dependencies.WR,
                        "appended " + last(seen.list()) + " to " + seen.key() + ", read by");
        }
        // The next version by somebody else: what the reader itself appended behind its read does not order it.
        for (int i = length; i < order.size(); i++) {
            Txn next = history.writer(seen.key(), order.get(i));
            if (next == null || next.failed() || next == seen.reader()) continue;
            missed(seen, next, order.get(i));
            return;
        }
    }

    private void missed(Seen seen, Txn writer, Object element) {
        dependencies.add(
                seen.reader(),
                writer,
                Dependencies.RW,
                "read " + seen.key() + " as " + (seen.list().isEmpty() ? "nothing" : seen.list()) + ", without "
                        + element + " of");
    }

    /**
     * Elements that nobody read come after all that somebody read: behind every read of the whole list. The order among them
     * stays open, so that snapshot isolation is not decided exactly where several of them were appended without a read.
     */
    private void unseenWrites() {
        Map<String, List<Txn>> unseen = new TreeMap<>();
        for (Txn txn : history.transactions) {
            if (!history.happened(txn)) continue;
            txn.writes.forEach((key, elements) -> {
                Object first = elements.get(0);
                if (!longest.getOrDefault(key, List.of()).contains(first))
                    unseen.computeIfAbsent(key, k -> new ArrayList<>()).add(txn);
            });
        }
        forEachRead(seen -> {
            List<Object> order = longest.getOrDefault(seen.key(), List.of());
            if (!order.equals(seen.list())) return;
            for (Txn writer : unseen.getOrDefault(seen.key(), List.of())) {
                Object element = writer.writes.get(seen.key()).get(0);
                missed(seen, writer, element);
                // Who read the whole list and appended to it made the next version, unless an update was lost.
                if (seen.reader().writes.containsKey(seen.key()))
                    dependencies.add(
                            seen.reader(),
                            writer,
                            Dependencies.WW_IF_KEPT,
                            "read all of " + seen.key() + " and appended to it before " + element);
            }
        });
        unseen.forEach((key, writers) -> {
            List<Object> order = longest.getOrDefault(key, List.of());
            if (order.isEmpty()) return;
            Txn lastSeen = history.writer(key, last(order));
            if (lastSeen == null || lastSeen.failed()) return;
            for (Txn writer : writers)
                dependencies.add(
                        lastSeen,
                        writer,
                        Dependencies.WW,
                        "appended " + last(order) + " to " + key + " before "
                                + writer.writes.get(key).get(0));
        });
    }
}
