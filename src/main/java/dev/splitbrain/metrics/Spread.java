package dev.splitbrain.metrics;

import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.Note;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many nodes have learnt each piece of news at least once, over time, by their {@link NewsNote}s: how far a rumour, an
 * update, word of a death has come. A curve of very many nodes is kept in so many steps as a picture can show.
 */
public final class Spread implements TraceSink {
    private static final int STEPS = 2000; // of a curve, about

    private final Map<Object, Curve> curves = new LinkedHashMap<>();

    /** What is known of one piece of news. */
    private static final class Curve {
        final BitSet informed = new BitSet();
        final List<Track.Sample> samples = new ArrayList<>();
        int nodes;
        long lastNanos;

        void add(int node, long nanos) {
            if (informed.get(node)) return;
            informed.set(node);
            nodes++;
            lastNanos = nanos;
            if (nodes % (1 + nodes / STEPS) == 0) samples.add(new Track.Sample(nanos, nodes));
        }

        /** With the last step, whichever were left out. */
        List<Track.Sample> whole() {
            if (samples.get(samples.size() - 1).value() == nodes) return samples;
            List<Track.Sample> whole = new ArrayList<>(samples);
            whole.add(new Track.Sample(lastNanos, nodes));
            return whole;
        }
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(NewsNote.class);
    }

    @Override
    public void accept(Step step) {
        Step.Noted noted = (Step.Noted) step;
        if (noted.note() instanceof NewsNote note)
            note.learnt().ifPresent(news -> curves.computeIfAbsent(news, n -> new Curve())
                    .add(noted.node().index(), noted.timeNanos()));
    }

    /** One staircase for each piece of news, in the order of their first appearance. */
    public List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        curves.forEach((news, curve) -> tracks.add(new Track(Track.INFORMED, String.valueOf(news), curve.whole())));
        return tracks;
    }
}
