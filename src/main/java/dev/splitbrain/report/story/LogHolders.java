package dev.splitbrain.report.story;

import dev.splitbrain.check.log.LoggedRequests;
import dev.splitbrain.history.Operation;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which nodes had a client's write in their logs, from when to when: by what they note of their logs, and by their restarts. */
final class LogHolders {
    private final Trace trace;
    private final Operation write;
    private final SortedMap<Integer, NavigableSet<Long>> positions =
            new TreeMap<>(); // by node; retries may stand twice
    private final List<Change> changes = new ArrayList<>();

    /**
     * A node got the write, or lost the last of it.
     *
     * @param row the note that says so; the start of the node, where it came back without the write
     * @param position where it is, or was
     */
    record Change(int row, int node, long position, boolean has) {}

    LogHolders(Trace trace, Operation write) {
        this.trace = trace;
        this.write = write;
        for (int row = 0; row < trace.size(); row++) {
            if (trace.is(row, StepKind.BOOTED)) booted(row);
            else if (trace.is(row, StepKind.NOTED)
                    && trace.recording.content(row) instanceof LogNote note
                    && !isOfAStart(row)) noted(row, note);
        }
    }

    private boolean isOfAStart(int row) {
        return trace.is(trace.cause(row), StepKind.BOOTED);
    }

    private NavigableSet<Long> of(int node) {
        return positions.computeIfAbsent(node, n -> new TreeSet<>());
    }

    /** What a node has after a start is what it tells again. */
    private void booted(int row) {
        NavigableSet<Long> before = of(trace.place(row));
        NavigableSet<Long> after = new TreeSet<>();
        for (int effect : trace.effects(row, StepKind.NOTED)) {
            Object note = trace.recording.content(effect);
            if (note instanceof LogNote.Compacted compacted)
                after.addAll(before.headSet(compacted.throughIndex(), true));
            if (note instanceof LogNote told) put(told, after);
        }
        become(row, after);
    }

    private void noted(int row, LogNote note) {
        NavigableSet<Long> after = new TreeSet<>(of(trace.place(row)));
        if (note instanceof LogNote.Truncated truncated)
            after.tailSet(truncated.fromIndex(), true).clear();
        else put(note, after);
        become(row, after);
    }

    private void put(LogNote note, NavigableSet<Long> into) {
        if (note instanceof LogNote.Appended appended && isIn(appended.entry())) into.add(appended.index());
        if (note instanceof LogNote.Applied applied && isIn(applied.entry())) into.add(applied.index());
    }

    private void become(int row, NavigableSet<Long> after) {
        NavigableSet<Long> before = of(trace.place(row));
        if (before.isEmpty() != after.isEmpty())
            changes.add(
                    new Change(row, trace.place(row), (before.isEmpty() ? after : before).first(), before.isEmpty()));
        positions.put(trace.place(row), after);
    }

    /** Whether an entry carries the write; what came without the id of its request is told by its command. */
    boolean isIn(Object entry) {
        List<Object> requests = LoggedRequests.in(entry);
        return requests.contains(write.request()) || requests.contains(write.command());
    }

    /** In their order. */
    List<Change> changes() {
        return changes;
    }

    /** The names of those that have it at the end. */
    List<String> atTheEnd() {
        return positions.entrySet().stream()
                .filter(node -> !node.getValue().isEmpty())
                .map(node -> trace.name(node.getKey()))
                .toList();
    }
}
