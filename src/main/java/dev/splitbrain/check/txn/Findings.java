package dev.splitbrain.check.txn;

import dev.splitbrain.check.txn.Anomaly.Link;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Shown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The anomalies that were found: of each kind and order the first. */
final class Findings {
    private final TxnHistory history;
    private final Map<AnomalyKind, Anomaly> direct = new EnumMap<>(AnomalyKind.class);
    private final List<Anomaly> circles = new ArrayList<>();

    Findings(TxnHistory history) {
        this.history = history;
    }

    /** All of them, the worst first. */
    List<Anomaly> anomalies() {
        List<Anomaly> all = new ArrayList<>(direct.values());
        all.addAll(circles);
        all.sort(java.util.Comparator.comparing(Anomaly::order).thenComparing(Anomaly::kind));
        return all;
    }

    void contradictionsInside() {
        for (Txn txn : history.transactions) if (txn.ok() && !txn.internal().isEmpty()) internal(txn, txn.internal());
    }

    void internal(Txn txn, String what) {
        direct(AnomalyKind.INTERNAL, List.of(txn), List.of(), name(txn) + " " + what);
    }

    /** A read of what was rolled back. */
    void aborted(Txn reader, Txn writer, String key, Object value) {
        direct(
                AnomalyKind.G1A,
                List.of(writer, reader),
                List.of(new Link("wr", "was rolled back, and what it wrote to " + key + " was read by")),
                name(reader) + " read " + key + " with " + value + " of " + name(writer) + ", which was rolled back");
    }

    /** A read of what its writer then changed, if it is one. */
    void intermediate(Txn reader, String key, Object value) {
        Txn writer = history.writer(key, value);
        if (writer == null || writer == reader || writer.failed()) return;
        List<Object> written = writer.writes.get(key);
        if (written.get(written.size() - 1).equals(value)) return;
        direct(
                AnomalyKind.G1B,
                List.of(writer, reader),
                List.of(new Link("wr", "wrote " + value + " to " + key + " and then changed it, but it was read by")),
                name(reader) + " read " + key + " at " + value + ", an intermediate state of " + name(writer)
                        + ", which wrote " + Shown.of(written));
    }

    /** Two reads that cannot both be the past of one list, unless what some unknown transactions appended was rolled back. */
    void incompatible(Txn reader, Txn other, List<Txn> unknown, String key, List<Object> list, List<Object> longer) {
        List<Txn> all = new ArrayList<>(List.of(reader, other));
        all.addAll(unknown);
        direct(
                AnomalyKind.INCOMPATIBLE_ORDER,
                all,
                List.of(),
                name(reader) + " read " + key + " as " + Shown.of(list) + " and " + name(other) + " as "
                        + Shown.of(longer));
    }

    /** Two transactions that read the same version of a key and both replaced it. */
    void lostUpdates() {
        lostUpdates(false);
        if (history.hasPredicates()) lostUpdates(true);
    }

    /** @param predicate whether not to find a key among all counts as reading it */
    private void lostUpdates(boolean predicate) {
        Map<TxnHistory.Version, Txn> updates = new HashMap<>(); // looked up, never walked through
        for (Txn txn : history.transactions) {
            if (!txn.ok()) continue;
            txn.reads.forEach((key, value) -> {
                if (!txn.writes.containsKey(key) || !predicate && txn.missedByPredicate(key, value)) return;
                Txn other = updates.putIfAbsent(new TxnHistory.Version(key, value), txn);
                if (other == null) return;
                direct(
                        AnomalyKind.LOST_UPDATE,
                        predicate,
                        List.of(other, txn),
                        List.of(
                                new Link("rw", "read " + key + " without what was written by"),
                                new Link("rw", "read " + key + " without what was written by")),
                        name(other) + " and " + name(txn) + " both read " + key + " as " + Shown.of(value)
                                + " and replaced it");
            });
        }
    }

    private void direct(AnomalyKind kind, List<Txn> txns, List<Link> links, String words) {
        direct(kind, false, txns, links, words);
    }

    private void direct(AnomalyKind kind, boolean predicate, List<Txn> txns, List<Link> links, String words) {
        if (direct.containsKey(kind)) return;
        List<Operation> operations = txns.stream().map(txn -> txn.operation).toList();
        direct.put(
                kind, new Anomaly(kind, Level.Order.NONE, predicate, operations, links, kind.words() + ": " + words));
    }

    /** A circle of transactions, each linked to the next one. */
    void circle(AnomalyKind kind, Level.Order order, boolean predicate, List<Txn> txns, List<Link> links) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < links.size(); i++)
            parts.add("T" + (i + 1) + " " + links.get(i).words() + " T" + ((i + 1) % links.size() + 1));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < txns.size(); i++) names.add("T" + (i + 1) + " is " + name(txns.get(i)));
        List<Operation> operations = txns.stream().map(txn -> txn.operation).toList();
        Anomaly anomaly = new Anomaly(kind, order, predicate, operations, links, "");
        String words = anomaly.name() + ": " + String.join("; ", parts) + ". " + String.join("; ", names);
        circles.add(new Anomaly(kind, order, predicate, operations, links, words));
    }

    /** {@code c2's transaction of 3.200 s (r x [1], append y 4)}. */
    private String name(Txn txn) {
        Operation operation = txn.operation;
        String when = history.history.clock() == Clock.NANOS
                ? Quantity.moment(operation.invokedNanos())
                : "line " + operation.invokedNanos();
        return operation.request().client() + "'s of " + when + " ("
                + operation.command().words() + ")";
    }
}
