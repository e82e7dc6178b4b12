package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Sequential;
import dev.splitbrain.check.objects.BankCheck;
import dev.splitbrain.check.objects.CounterCheck;
import dev.splitbrain.check.objects.QueueCheck;
import dev.splitbrain.check.objects.SetCheck;
import dev.splitbrain.check.objects.UniqueIdsCheck;
import dev.splitbrain.check.txn.IsolationCheck;
import dev.splitbrain.check.txn.Level;
import dev.splitbrain.check.txn.Level.Isolation;
import dev.splitbrain.check.txn.Level.Order;
import java.util.ArrayList;
import java.util.List;

/** Checks of what clients saw, by the object that they used; on another object they are undecided. */
final class HistoryEntries {
    private HistoryEntries() {}

    static List<CheckEntry> all() {
        List<CheckEntry> all = new ArrayList<>(objects());
        for (Isolation isolation : Isolation.values())
            for (Order order : Order.values()) all.add(isolation(new Level(isolation, order)));
        return all;
    }

    private static List<CheckEntry> objects() {
        return List.of(
                CheckEntry.of(
                        "sequential",
                        "All that clients saw can be put into one order that keeps the order of each client",
                        Sequential::new),
                CheckEntry.of(
                        "bank", "Every read of all accounts shows the same total, and none below zero", BankCheck::new),
                CheckEntry.of(
                        "counter",
                        "Every read of a counter lies between what was surely and what was perhaps added",
                        CounterCheck::new),
                CheckEntry.of(
                        "queue", "A queue gives each element once, in the order in which they came", QueueCheck::new),
                CheckEntry.of(
                        "set",
                        "Reads of a growing set have what was known and nothing else, each more than the last",
                        SetCheck::new),
                CheckEntry.of("unique-ids", "No id is given twice", UniqueIdsCheck::new));
    }

    private static CheckEntry isolation(Level level) {
        String order =
                switch (level.order()) {
                    case NONE -> "";
                    case SESSION -> ", and those of one client in its order";
                    case REAL_TIME -> ", and in the order of real time where they did not overlap";
                };
        return CheckEntry.of(level.checkName(), promise(level.isolation()) + order, () -> new IsolationCheck(level));
    }

    private static String promise(Isolation isolation) {
        return switch (isolation) {
            case READ_UNCOMMITTED -> "Transactions did not overwrite each other in a circle";
            case READ_COMMITTED -> "Transactions read only what was committed, and only the last of it";
            case SNAPSHOT_ISOLATION -> "Transactions read one snapshot, and no update was lost";
            case REPEATABLE_READ -> "Transactions saw no anomaly on what they read and wrote";
            case SERIALIZABLE -> "Transactions saw each other as if they had run one after the other";
        };
    }
}
