package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Sequential;
import dev.splitbrain.check.objects.BankCheck;
import dev.splitbrain.check.objects.CounterCheck;
import dev.splitbrain.check.objects.QueueCheck;
import dev.splitbrain.check.objects.SetCheck;
import dev.splitbrain.check.objects.UniqueIdsCheck;
import dev.splitbrain.check.txn.IsolationCheck;
import dev.splitbrain.check.txn.Level;
import java.util.List;

/** Checks of what clients saw, by the object that they used; on another object they are undecided. */
final class HistoryEntries {
    private HistoryEntries() {}

    static List<CheckEntry> all() {
        return List.of(
                CheckEntry.of(
                        "sequential",
                        "All that clients saw can be put into one order that keeps the order of each client",
                        Sequential::new),
                isolation("repeatable-read", "Transactions saw no anomaly on what they read and wrote"),
                isolation("snapshot-isolation", "Transactions read one snapshot, and no update was lost"),
                isolation("read-committed", "Transactions read only what was committed, and only the last of it"),
                isolation("read-uncommitted", "Transactions did not overwrite each other in a circle"),
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

    private static CheckEntry isolation(String level, String description) {
        return CheckEntry.of(level, description, () -> new IsolationCheck(Level.named(level)));
    }
}
