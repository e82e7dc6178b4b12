package dev.splitbrain.check.txn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What registers tell: nothing comes before every value, and who read a value and then wrote another made the next version of
 * it, unless an update was lost.
 */
final class RegisterVersions {
    private final TxnHistory history;
    private final Dependencies dependencies;
    private final Findings findings;
    private final Map<TxnHistory.Version, List<Txn>> readers =
            new java.util.HashMap<>(); // looked up, never walked through

    RegisterVersions(TxnHistory history, Dependencies dependencies, Findings findings) {
        this.history = history;
        this.dependencies = dependencies;
        this.findings = findings;
    }

    void infer() {
        for (Txn txn : history.transactions)
            if (txn.ok()) txn.seen.forEach(version -> observe(txn, version.key(), version.value()));
        initialFirst();
        for (Txn txn : history.transactions) if (txn.ok()) txn.reads.forEach((key, value) -> replaced(txn, key, value));
    }

    private void observe(Txn reader, String key, Object value) {
        readers.computeIfAbsent(new TxnHistory.Version(key, value), v -> new ArrayList<>())
                .add(reader);
        if (value == null) return;
        Txn writer = history.writer(key, value);
        if (writer == null) {
            findings.internal(reader, "read " + key + " as " + value + ", which nobody wrote");
        } else if (writer.failed()) {
            findings.aborted(reader, writer, key, value);
        } else {
            history.observe(writer);
            findings.intermediate(reader, key, value);
            dependencies.add(writer, reader, Dependencies.WR, "wrote " + key + " " + value + ", read by");
        }
    }

    /** Who found nothing comes before every writer: through one node a key, so that edges stay few. */
    private void initialFirst() {
        Map<String, List<Txn>> writers = new TreeMap<>();
        for (Txn txn : history.transactions) {
            if (!history.happened(txn)) continue;
            txn.writes.keySet().forEach(key -> writers.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(txn));
        }
        writers.forEach((key, all) -> {
            for (Txn reader : readers.getOrDefault(new TxnHistory.Version(key, null), List.of())) {
                for (Txn writer : all) if (writer != reader) missed(reader, writer, key, null, rw(reader, key));
            }
        });
    }

    private static int rw(Txn reader, String key) {
        return reader.missedByPredicate(key, null) ? Dependencies.PREDICATE_RW : Dependencies.RW;
    }

    private void missed(Txn reader, Txn writer, String key, Object value, int kind) {
        List<Object> written = writer.writes.get(key);
        Object last = written.get(written.size() - 1);
        dependencies.add(reader, writer, kind, reader.found(key, value) + ", without " + last + " of");
    }

    private void replaced(Txn txn, String key, Object value) {
        List<Object> written = txn.writes.get(key);
        if (written == null) return;
        Txn writer = value == null ? null : history.writer(key, value);
        if (value != null && (writer == null || writer.failed())) return;
        if (writer != null)
            dependencies.add(
                    writer,
                    txn,
                    Dependencies.WW_IF_KEPT,
                    "wrote " + key + " " + value + ", replaced by " + written.get(0) + " of");
        for (Txn reader : readers.getOrDefault(new TxnHistory.Version(key, value), List.of())) {
            if (reader != txn && value != null) missed(reader, txn, key, value, Dependencies.RW_IF_KEPT);
        }
    }
}
