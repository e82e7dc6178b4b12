package dev.splitbrain.check.txn;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.History;
import dev.splitbrain.trace.Quantity;
import java.util.List;

/** Whether transactions were isolated from each other as a level promises. */
public final class IsolationCheck implements Check {
    private final Level level;
    private List<Anomaly> anomalies = List.of();

    public IsolationCheck(Level level) {
        this.level = level;
    }

    @Override
    public String name() {
        return level.checkName();
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        TxnHistory transactions = new TxnHistory(evidence.history());
        if (transactions.problem() != null) return Verdict.undecided("", transactions.problem());
        long ok = transactions.transactions.stream().filter(Txn::ok).count();
        String measured = Quantity.count(ok, "transaction");
        if (ok == 0) return Verdict.undecided(measured, "no transaction ended ok");
        anomalies = anomalies(transactions);
        for (Anomaly anomaly : anomalies) {
            if (!level.rulesOut(anomaly)) continue;
            long at = anomaly.transactions().stream()
                    .mapToLong(o -> o.completedNanos())
                    .max()
                    .getAsLong();
            return Verdict.violated(measured, "", anomaly.words()).at(at).because(anomaly);
        }
        return Verdict.valid(measured);
    }

    /** All anomalies of a history, of each kind the smallest or first; throws where it is not about transactions. */
    public static List<Anomaly> anomalies(History history) {
        TxnHistory transactions = new TxnHistory(history);
        if (transactions.problem() != null) throw new IllegalArgumentException(transactions.problem());
        return anomalies(transactions);
    }

    private static List<Anomaly> anomalies(TxnHistory history) {
        Findings findings = new Findings(history);
        Dependencies dependencies = new Dependencies(history);
        findings.contradictionsInside();
        if (history.lists()) new ListVersions(history, dependencies, findings).infer();
        else new RegisterVersions(history, dependencies, findings).infer();
        findings.lostUpdates();
        CircleSearch search = new CircleSearch(history, dependencies, findings);
        search.search(Level.Order.NONE);
        dependencies.sessions();
        search.search(Level.Order.SESSION);
        dependencies.realTime();
        search.search(Level.Order.REAL_TIME);
        return findings.anomalies();
    }

    /** After the verdict: every anomaly that was found, also those that the level allows. */
    public List<Anomaly> found() {
        return anomalies;
    }
}
