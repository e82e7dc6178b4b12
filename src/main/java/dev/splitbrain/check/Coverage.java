package dev.splitbrain.check;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far news have come some time after the first node had them: the share of nodes that know, by the {@link NewsNote}s of
 * nodes. The worst of all news counts, but for news that were lost before any client was told that they were taken in. What
 * is younger than that time when the run ends is judged then.
 */
public final class Coverage implements Check {
    /** Whom the share is of. */
    public enum Of {
        /** Nodes that are up at that moment. */
        LIVE_NODES,
        /** All nodes of the scenario. */
        ALL_NODES
    }

    private final Limit limit;
    private final long withinNanos;
    private final Of of;
    private final Map<NodeId, Set<Object>> knows = new LinkedHashMap<>(); // of nodes that are up, since their start
    private final Map<Object, Long> due = new LinkedHashMap<>(); // news not judged yet, by age
    private final Map<Object, Integer> knowing = new LinkedHashMap<>(); // how many live nodes know, by news
    private int nodes;
    private final List<Sample> forgotten = new ArrayList<>(); // by all who ever knew
    private Sample worst;

    /** What was found at one moment. */
    private record Sample(Object news, int informed, int of, long atNanos) {
        double share() {
            return of == 0 ? 1 : (double) informed / of;
        }
    }

    public Coverage(Limit limit, long withinNanos, Of of) {
        this.limit = limit;
        this.withinNanos = withinNanos;
        this.of = of;
    }

    @Override
    public String name() {
        return "coverage";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.BOOTED, StepKind.CRASHED, StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        judgeThrough(step.timeNanos() - 1);
        if (step instanceof Step.Booted booted) {
            if (booted.incarnation() == 1) nodes++;
            knows.put(booted.node(), new HashSet<>(2));
        } else if (step instanceof Step.Crashed crashed) {
            for (Object news : knows.remove(crashed.node())) knowing.merge(news, -1, Integer::sum);
        } else if (step instanceof Step.Noted noted && noted.note() instanceof NewsNote news) {
            news.learnt().ifPresent(learnt -> learnt(noted, learnt));
        }
    }

    private void learnt(Step.Noted noted, Object news) {
        if (!knowing.containsKey(news)) due.put(news, noted.timeNanos() + withinNanos);
        Set<Object> known = knows.get(noted.node());
        if (known != null && known.add(news)) knowing.merge(news, 1, Integer::sum);
    }

    private void judgeThrough(long nanos) {
        while (!due.isEmpty()) {
            Map.Entry<Object, Long> oldest = due.entrySet().iterator().next();
            if (oldest.getValue() > nanos) return;
            judge(oldest.getKey(), oldest.getValue());
            due.remove(oldest.getKey());
        }
    }

    private void judge(Object news, long atNanos) {
        int total = of == Of.LIVE_NODES ? knows.size() : nodes;
        Sample sample = new Sample(news, knowing.get(news), total, atNanos);
        if (sample.informed() == 0) forgotten.add(sample);
        else if (worst == null || sample.share() < worst.share()) worst = sample;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        judgeThrough(evidence.endNanos());
        for (Object news : due.keySet()) judge(news, evidence.endNanos());
        for (Sample sample : forgotten) if (wasAcknowledged(sample.news(), evidence.history())) worst = sample;
        if (worst == null) return Verdict.undecided("no news", "no node told that it learnt anything");
        String reason = "of " + worst.news() + " at " + Quantity.moment(worst.atNanos()) + " "
                + Quantity.count(worst.informed()) + " of " + Quantity.count(worst.of(), "node") + " knew";
        return limit.judge(worst.share(), reason);
    }

    /** Whether a client was told that they were taken in: else they may have been lost with the one who was about to. */
    private static boolean wasAcknowledged(Object news, History history) {
        return history.operations().stream()
                .anyMatch(operation -> operation.outcome() instanceof Outcome.Ok
                        && operation.command() instanceof GrowingSet.Add add
                        && add.element().equals(news));
    }
}
