package dev.splitbrain.metrics;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many nodes have told a certain note at least once, over time: how far a rumour, an update, a decision has come. */
public final class Spread implements TraceSink {
    private final String noteName;
    private final Map<String, List<Track.Sample>> bySubject = new LinkedHashMap<>();
    private final Map<String, Set<NodeId>> informed = new LinkedHashMap<>(); // the sets are never iterated

    /** @param noteName the note as scenarios name it: {@code learnt-rumour}. Its first component, if any, tells rumours apart. */
    public Spread(String noteName) {
        this.noteName = noteName;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        Step.Noted noted = (Step.Noted) step;
        if (!noted.note().kebabName().equals(noteName)) return;
        String subject = subject(noted.note());
        Set<NodeId> nodes = informed.computeIfAbsent(subject, s -> new HashSet<>());
        if (!nodes.add(noted.node())) return;
        bySubject
                .computeIfAbsent(subject, s -> new ArrayList<>())
                .add(new Track.Sample(noted.timeNanos(), nodes.size()));
    }

    private static String subject(Note note) {
        RecordComponent[] components = note.getClass().getRecordComponents();
        if (components == null || components.length == 0) return "";
        try {
            return String.valueOf(components[0].getAccessor().invoke(note));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + components[0].getName() + " of " + note, e);
        }
    }

    /** One staircase for each rumour, in the order of their first appearance. */
    public List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        bySubject.forEach((subject, samples) -> tracks.add(new Track(Track.INFORMED, subject, samples)));
        return tracks;
    }
}
