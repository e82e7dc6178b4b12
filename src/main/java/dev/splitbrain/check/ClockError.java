package dev.splitbrain.check;

import dev.splitbrain.node.ClockSet;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far any node's wall clock was from true time, at its worst. Between two moments at which something sets a clock or
 * changes its rate it moves on a straight line, so the ends of the line are enough.
 */
public final class ClockError implements Check {
    private static final double MILLIONTH = 1e-6;

    private final Limit limit;
    private final Map<NodeId, Line> lines = new TreeMap<>();
    private NodeId worstNode;
    private double worstNanos;
    private long worstAtNanos;

    /** From a moment on, a clock is so far ahead and gains so much. */
    private record Line(long sinceNanos, long aheadNanos, double driftPpm) {
        double aheadNanos(long nanos) {
            return aheadNanos + (nanos - sinceNanos) * driftPpm * MILLIONTH;
        }
    }

    public ClockError(Limit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "clock-error";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (!(step instanceof Step.Noted noted) || !(noted.note() instanceof ClockSet set)) return;
        Line before = lines.get(noted.node());
        if (before != null) look(noted.node(), before, noted.timeNanos());
        Line line = new Line(noted.timeNanos(), set.offsetNanos(), set.driftPpm());
        lines.put(noted.node(), line);
        look(noted.node(), line, noted.timeNanos());
    }

    private void look(NodeId node, Line line, long nanos) {
        double error = Math.abs(line.aheadNanos(nanos));
        if (error <= worstNanos) return;
        worstNode = node;
        worstNanos = error;
        worstAtNanos = nanos;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        lines.forEach((node, line) -> look(node, line, evidence.endNanos()));
        if (worstNode == null) return limit.judge(0, "no clock was ever off");
        String reason = "the wall clock of " + worstNode + " was " + Quantity.duration(Math.round(worstNanos))
                + " off at " + Quantity.moment(worstAtNanos);
        return limit.judge(worstNanos, reason);
    }
}
