package dev.splitbrain.check.txn;

import dev.splitbrain.trace.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What lists tell: the longest read of a key is the order of its versions. What was rolled back is no version. */
final class ListVersions {
    private final TxnHistory history;
    private final Dependencies dependencies;
    private final Findings findings;
    private Map<String, Seen> longest = Map.of();

    ListVersions(TxnHistory history, Dependencies dependencies, Findings findings) {
        this.history = history;
        this.dependencies = dependencies;
        this.findings = findings;
    }

    void infer() {
        forEachRead(writer -> true, this::observe);
        Map<String, Seen> committed = order(Txn::ok);
        longest = order(writer -> !writer.failed());
        longest.values().forEach(seen -> writeOrder(seen.key(), seen.list()));
        committed.values().forEach(this::committedOrder);
        forEachRead(writer -> !writer.failed(), this::readOrder);
        unseenWrites();
    }

    private record Seen(Txn reader, String key, List<Object> list) {}

    /** Every list that was read, with what some writers appended to it. */
    private void forEachRead(Predicate<Txn> writers, Consumer<Seen> consumer) {
        for (Txn txn : history.transactions) {
            if (!txn.ok()) continue;
            for (Txn.Seen version : txn.seen) {
                List<Object> list = new ArrayList<>(list(version.value()));
                list.removeIf(element -> {
                    Txn writer = history.writer(version.key(), element);
                    return writer != null && !writers.test(writer);
                });
                consumer.accept(new Seen(txn, version.key(), list));
            }
        }
    }

    @SuppressWarnings("unchecked") // lists of elements are all that is read here
    private static List<Object> list(Object value) {
        return value instanceof List<?> list ? (List<Object>) list : List.of();
    }

    /** The longest list of each key, of which all others must be the beginning. */
    private Map<String, Seen> order(Predicate<Txn> writers) {
        Map<String, Seen> orders = new TreeMap<>();
        forEachRead(
                writers,
                seen -> orders.merge(
                        seen.key(),
                        seen,
                        (one, other) -> other.list().size() > one.list().size() ? other : one));
        forEachRead(writers, seen -> {
            Seen order = orders.get(seen.key());
            if (!isBeginning(seen.list(), order.list())) incompatible(seen, order);
        });
        return orders;
    }

    private void incompatible(Seen seen, Seen order) {
        int at = 0;
        while (seen.list().get(at).equals(order.list().get(at))) at++;
        List<Txn> unknown = new ArrayList<>(); // if one of these was rolled back, there is no contradiction
        for (Object element : List.of(seen.list().get(at), order.list().get(at))) {
            Txn writer = history.writer(seen.key(), element);
            if (writer != null && !writer.ok()) unknown.add(writer);
        }
        findings.incompatible(seen.reader(), order.reader(), unknown, seen.key(), seen.list(), order.list());
    }

    private static boolean isBeginning(List<Object> list, List<Object> of) {
        return list.size() <= of.size() && of.subList(0, list.size()).equals(list);
    }

    private List<Object> order(String key) {
        Seen seen = longest.get(key);
        return seen == null ? List.of() : seen.list();
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
        keepsTheOrderOfWriters(seen);
        if (!seen.list().isEmpty()) findings.intermediate(seen.reader(), seen.key(), last(seen.list()));
    }

    /** What one transaction appended stands in its order, from its first element on. */
    private void keepsTheOrderOfWriters(Seen seen) {
        Map<Txn, Integer> count = new HashMap<>(); // asked, never walked through
        for (Object element : seen.list()) {
            Txn writer = history.writer(seen.key(), element);
            if (writer == null) continue;
            List<Object> appended = writer.writes.get(seen.key());
            int before = count.merge(writer, 1, Integer::sum) - 1;
            if (before < appended.size() && appended.get(before).equals(element)) continue;
            String what = "read " + seen.key() + " as " + Shown.of(seen.list()) + " where " + appended
                    + " were appended in this order";
            findings.internal(seen.reader(), what);
            return;
        }
    }

    private static Object last(List<Object> list) {
        return list.get(list.size() - 1);
    }

    /** Each version comes before the next; and before the next that was surely committed, whatever became of those between. */
    private void writeOrder(String key, List<Object> order) {
        Object before = null;
        Object committedBefore = null;
        for (Object element : order) {
            Txn writer = history.writer(key, element);
            if (writer == null || writer.failed()) continue;
            if (before != null) overwrote(key, before, element);
            if (writer.ok() && committedBefore != null && committedBefore != before)
                overwrote(key, committedBefore, element);
            before = element;
            if (writer.ok()) committedBefore = element;
        }
    }

    /**
     * Where the longest read shows what may have been rolled back, and other reads contradict it: the order of what was surely
     * committed, the unseen behind it.
     */
    private void committedOrder(Seen committed) {
        List<Object> known = new ArrayList<>(order(committed.key()));
        known.removeIf(element -> {
            Txn writer = history.writer(committed.key(), element);
            return writer == null || !writer.ok();
        });
        if (isBeginning(committed.list(), known)) return;
        writeOrder(committed.key(), committed.list());
        for (Txn txn : history.transactions) {
            List<Object> written = txn.writes.getOrDefault(committed.key(), List.of());
            if (txn.ok() && !written.isEmpty() && !committed.list().contains(written.get(0)))
                overwrote(committed.key(), last(committed.list()), written.get(0));
        }
    }

    private void overwrote(String key, Object before, Object element) {
        Txn earlier = history.writer(key, before);
        Txn later = history.writer(key, element);
        int kind = earlier.ok() && later.ok() ? Dependencies.WW : Dependencies.WW_IF_COMMITTED;
        dependencies.add(earlier, later, kind, "appended " + before + " to " + key + " before " + element);
    }

    private void readOrder(Seen seen) {
        List<Object> order = order(seen.key());
        int length = seen.list().size();
        if (!isBeginning(seen.list(), order)) return;
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

    private static boolean byPredicate(Seen seen) {
        return seen.list().isEmpty() && seen.reader().missedByPredicate(seen.key(), null);
    }

    private void missed(Seen seen, Txn writer, Object element) {
        dependencies.add(
                seen.reader(),
                writer,
                byPredicate(seen) ? Dependencies.PREDICATE_RW : Dependencies.RW,
                seen.reader().found(seen.key(), seen.list().isEmpty() ? null : seen.list()) + ", without " + element
                        + " of");
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
                if (!order(key).contains(first))
                    unseen.computeIfAbsent(key, k -> new ArrayList<>()).add(txn);
            });
        }
        forEachRead(writer -> !writer.failed(), seen -> {
            List<Object> order = order(seen.key());
            if (!order.equals(seen.list())) return;
            for (Txn writer : unseen.getOrDefault(seen.key(), List.of())) {
                Object element = writer.writes.get(seen.key()).get(0);
                missed(seen, writer, element);
                // Who read the whole list and appended to it made the next version, unless an update was lost.
                if (seen.reader().writes.containsKey(seen.key()))
                    dependencies.add(
                            seen.reader(),
                            writer,
                            byPredicate(seen) ? Dependencies.PREDICATE_WW : Dependencies.WW_IF_KEPT,
                            "read all of " + seen.key() + " and appended to it before " + element);
            }
        });
        unseen.forEach((key, writers) -> {
            List<Object> order = order(key);
            for (Txn writer : writers)
                follows(key, order, writer.writes.get(key).get(0));
        });
    }

    /** An element comes after the last of those that were seen; and after the last of them that was surely committed. */
    private void follows(String key, List<Object> order, Object element) {
        for (int i = order.size() - 1; i >= 0; i--) {
            Txn writer = history.writer(key, order.get(i));
            if (writer == null || writer.failed()) continue;
            overwrote(key, order.get(i), element);
            if (writer.ok()) return;
        }
    }
}
