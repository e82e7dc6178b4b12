package dev.splitbrain.check;

import dev.splitbrain.check.objects.BankCheck;
import dev.splitbrain.check.objects.CounterCheck;
import dev.splitbrain.check.objects.KnownStart;
import dev.splitbrain.check.objects.QueueCheck;
import dev.splitbrain.check.objects.SetCheck;
import dev.splitbrain.check.objects.UniqueIdsCheck;
import dev.splitbrain.check.session.SessionGuarantee;
import dev.splitbrain.check.session.SessionGuarantee.Guarantee;
import dev.splitbrain.check.txn.IsolationCheck;
import dev.splitbrain.check.txn.Level;
import dev.splitbrain.spec.Bank;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Queue;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.TransactionalStore;
import dev.splitbrain.spec.Transactions;
import dev.splitbrain.spec.UniqueIds;
import dev.splitbrain.spec.VersionedStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The checks that need a history and nothing else, by the object that it is of; the first is the strongest. */
public final class HistoryChecks {
    private HistoryChecks() {}

    /** The checks by name, for histories of an object. */
    public static Map<String, Supplier<Check>> of(Spec<?> spec) {
        Map<String, Supplier<Check>> checks = new LinkedHashMap<>();
        if (spec instanceof Transactions) {
            isolation(checks);
            return checks;
        }
        if (spec instanceof TransactionalStore) isolation(checks);
        if (spec instanceof GrowingSet) checks.put("set", SetCheck::new);
        if (spec instanceof Queue) checks.put("queue", QueueCheck::new);
        if (spec instanceof Counter) checks.put("counter", CounterCheck::new);
        if (spec instanceof Bank) {
            checks.put("bank", () -> new BankCheck(true));
            checks.put("linearizable", () -> new KnownStart(new Linearizable()));
            checks.put("sequential", () -> new KnownStart(new Sequential()));
            return checks;
        }
        if (spec instanceof UniqueIds) {
            checks.put("unique-ids", UniqueIdsCheck::new);
            return checks;
        }
        checks.put("linearizable", Linearizable::new);
        checks.put("sequential", Sequential::new);
        if (spec instanceof KeyValue || spec instanceof VersionedStore) {
            for (Guarantee guarantee : Guarantee.values())
                checks.put(guarantee.checkName(), () -> new SessionGuarantee(guarantee));
        }
        return checks;
    }

    private static void isolation(Map<String, Supplier<Check>> checks) {
        Level.Isolation[] isolations = Level.Isolation.values();
        Level.Order[] orders = Level.Order.values();
        for (int i = isolations.length - 1; i >= 0; i--) {
            for (int order = orders.length - 1; order >= 0; order--) {
                Level level = new Level(isolations[i], orders[order]);
                checks.put(level.checkName(), () -> new IsolationCheck(level));
            }
        }
    }
}
