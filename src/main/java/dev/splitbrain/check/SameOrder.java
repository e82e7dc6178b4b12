package dev.splitbrain.check;

import dev.splitbrain.node.ExecutionNote;
import dev.splitbrain.node.ExecutionNote.Executed;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Execution consistency: "if two interfering commands γ and δ are successfully committed, they will be executed in the same order by
 * every replica" (Moraru, Andersen and Kaminsky 2013). All nodes execute the same writes of a key in the same order, and each
 * read after the same number of them; the order of reads among each other is free. The first two nodes that differ are shown.
 */
public final class SameOrder implements Check {
    /** What was executed, and where it was seen first. */
    private record Seen(Object instance, long step, NodeId node) {}

    /** A key: its writes in order, and after how many of them each read came. */
    private static final class Key {
        private final List<Seen> writes = new ArrayList<>();
        private final Map<Object, Integer> reads = new HashMap<>(); // looked up, never walked through
        private final Map<Object, Seen> readers = new HashMap<>(); // likewise
    }

    private final Map<String, Key> keys = new HashMap<>(); // looked up only
    private final Map<NodeId, Map<String, Integer>> written = new TreeMap<>(); // by node and key, since its start
    private long executed;
    private Verdict violation; // null while there is none

    @Override
    public String name() {
        return "same-order";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.BOOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(ExecutionNote.class);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Booted booted) written.remove(booted.node());
        else if (step instanceof Step.Noted noted && noted.note() instanceof Executed note) onExecuted(noted, note);
    }

    private void onExecuted(Step.Noted noted, Executed note) {
        executed++;
        if (violation != null) return;
        Key key = keys.computeIfAbsent(note.command().key(), name -> new Key());
        Map<String, Integer> counts = written.computeIfAbsent(noted.node(), node -> new HashMap<>());
        int before = counts.getOrDefault(note.command().key(), 0);
        Seen seen = new Seen(note.instance(), noted.number(), noted.node());
        if (note.command().readOnly()) {
            onRead(noted, key, note, before, seen);
        } else {
            counts.put(note.command().key(), before + 1);
            onWrite(noted, key, note, before, seen);
        }
    }

    private void onWrite(Step.Noted noted, Key key, Executed note, int before, Seen seen) {
        if (before == key.writes.size()) key.writes.add(seen);
        Seen first = key.writes.get(before);
        if (first.instance().equals(note.instance())) return;
        differ(
                noted,
                note,
                first,
                first.node() + " executed " + first.instance() + " as write " + (before + 1) + ", " + noted.node()
                        + " executed " + note.instance());
    }

    private void onRead(Step.Noted noted, Key key, Executed note, int before, Seen seen) {
        Integer first = key.reads.putIfAbsent(note.instance(), before);
        Seen reader = key.readers.putIfAbsent(note.instance(), seen);
        if (first == null || first == before) return;
        differ(
                noted,
                note,
                reader,
                reader.node() + " executed the read " + note.instance() + " after " + writes(first) + ", "
                        + noted.node() + " after " + writes(before));
    }

    private static String writes(int count) {
        return Quantity.count(count, "write");
    }

    private void differ(Step.Noted noted, Executed note, Seen first, String what) {
        String reason = "key " + note.command().key() + ": " + what + " (steps " + first.step() + " and "
                + noted.number() + ")";
        violation = Verdict.violated("two orders", "", reason)
                .at(noted.timeNanos())
                .because(new StepsShown(List.of(first.step(), noted.number())));
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (violation != null) return violation;
        if (executed == 0)
            return Verdict.undecided("nothing executed", "no node told of commands that it executed without a log");
        return Verdict.valid(Quantity.count(executed, "execution") + ", " + Quantity.count(keys.size(), "key"));
    }
}
