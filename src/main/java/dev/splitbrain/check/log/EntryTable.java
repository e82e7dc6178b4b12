package dev.splitbrain.check.log;

import java.util.ArrayList;
import java.util.List;

/** All entries of all logs: one for each index and epoch. */
final class EntryTable {
    private final Window<List<Entry>> byIndex = new Window<>(); // nearly always one at an index

    /** The entry of an index and epoch, or null if there is none yet, or none any more. */
    Entry find(long index, long epoch) {
        List<Entry> there = byIndex.at(index);
        if (there == null) return null;
        for (Entry entry : there) {
            if (entry.epoch() == epoch) return entry;
        }
        return null;
    }

    void add(Entry entry) {
        if (entry.index() > byIndex.length() + 1) byIndex.restartAfter(entry.index() - 1); // after a snapshot
        if (entry.index() == byIndex.length() + 1) byIndex.add(List.of(entry));
        else if (byIndex.at(entry.index()) != null) addBeside(entry);
    }

    private void addBeside(Entry entry) {
        List<Entry> more = new ArrayList<>(byIndex.at(entry.index()));
        more.add(entry);
        byIndex.set(entry.index(), more);
    }

    /** The highest index that any log ever had. */
    long length() {
        return byIndex.length();
    }

    void forget(long through) {
        byIndex.forget(through);
    }
}
