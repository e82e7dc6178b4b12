package dev.splitbrain.scenario.measure;

import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.Step;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** How the first news of a run spread. */
final class NewsGauge extends NoteListener {
    private final ToDoubleBiFunction<NewsGauge, RunResult> figure;
    private final Set<NodeId> informed = new HashSet<>(); // never iterated
    private Object news;
    private long firstNanos;
    private long lastNanos;
    private long lastCycle;

    NewsGauge(ToDoubleBiFunction<NewsGauge, RunResult> figure) {
        this.figure = figure;
    }

    /** The share of nodes that never learnt them (Demers et al. 1987, §1.4). */
    double residue(RunResult run) {
        return 1 - informed.size() / (double) run.scenario().world().nodes().size();
    }

    /** The cycle in which the last node learnt them (Demers et al. 1987, §1.4). */
    double lastCycle() {
        return lastCycle;
    }

    /** From the first node to know them until the last one did. */
    double spreadNanos() {
        return lastNanos - firstNanos;
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(NewsNote.class);
    }

    @Override
    void noted(Step.Noted noted) {
        if (!(noted.note() instanceof NewsNote.Informed learnt)) return;
        if (news == null) {
            news = learnt.news();
            firstNanos = noted.timeNanos();
        }
        if (!news.equals(learnt.news()) || !informed.add(noted.node())) return;
        lastNanos = noted.timeNanos();
        lastCycle = learnt.cycle();
    }

    @Override
    public OptionalDouble of(RunResult run) {
        return news == null ? OptionalDouble.empty() : OptionalDouble.of(figure.applyAsDouble(this, run));
    }
}
