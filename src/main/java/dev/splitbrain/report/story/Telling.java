package dev.splitbrain.report.story;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * The lines of a story while it is put together, in the order of their rows. Of two lines about a row the first is kept, and of
 * two that say the same of one moment.
 */
final class Telling {
    /** More than this, and nobody reads it. */
    static final int MOST = 60;

    private final Trace trace;
    private final TreeMap<Integer, Story.Line> lines = new TreeMap<>();

    Telling(Trace trace) {
        this.trace = trace;
    }

    void tell(int row, String what, String remark) {
        if (row >= 0) lines.putIfAbsent(row, new Story.Line(trace.at(row), what, remark));
    }

    void tell(int row, String what) {
        tell(row, what, "");
    }

    boolean tells(int row) {
        return lines.containsKey(row);
    }

    /** The rows that are told, in order. */
    List<Integer> rows() {
        return List.copyOf(lines.keySet());
    }

    List<Story.Line> lines() {
        List<Story.Line> all =
                new ArrayList<>(new LinkedHashSet<>(lines.values())); // a node's two parts may both note a decision
        if (all.size() <= MOST) return all;
        List<Story.Line> some = new ArrayList<>(all.subList(0, MOST / 2));
        int left = all.size() - MOST;
        some.add(new Story.Line(
                all.get(MOST / 2).atNanos(), "… and " + left + " more, which the replay page shows …", ""));
        some.addAll(all.subList(all.size() - MOST / 2, all.size()));
        return some;
    }
}
