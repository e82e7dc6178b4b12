package dev.splitbrain.explore.search;

import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.trace.FaultWindow;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a search has covered.
 *
 * @param runs how many it did
 * @param changed how many of them were changes to earlier ones
 * @param unreadable changes that made no scenario, and were not run
 * @param events of all runs
 * @param simulatedNanos of all runs
 * @param faults how often each fault fired, by action
 * @param situations how many kinds of situations the runs came into
 * @param kept runs that came into new ones
 * @param lastNew the number of the last of them; 0 for none
 */
public record Covered(
        int runs,
        int changed,
        int unreadable,
        long events,
        long simulatedNanos,
        SortedMap<String, Long> faults,
        int situations,
        int kept,
        int lastNew) {
    static final Covered NOTHING = new Covered(0, 0, 0, 0, 0, new TreeMap<>(), 0, 0, 0);

    public Covered {
        faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
    }

    Covered and(Trial trial, boolean isChanged, Corpus corpus) {
        SortedMap<String, Long> more = new TreeMap<>(faults);
        for (FaultWindow window : trial.faults()) more.merge(window.action(), 1L, Long::sum);
        return new Covered(
                runs + 1,
                changed + (isChanged ? 1 : 0),
                unreadable,
                events + trial.events(),
                simulatedNanos + trial.endNanos(),
                more,
                corpus.situations(),
                corpus.size(),
                corpus.lastNew());
    }

    Covered andUnreadable() {
        return new Covered(runs, changed, unreadable + 1, events, simulatedNanos, faults, situations, kept, lastNew);
    }
}
