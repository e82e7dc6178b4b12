package dev.splitbrain.check;

import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How often nodes told of an event. Without a limit it must happen at all: so a green run is not green because what it is
 * about never came about.
 */
public final class Occurs implements Check {
    private final String event;
    private final String node; // empty for any
    private final Limit limit;
    private long count;
    private OptionalLong brokenAtNanos = OptionalLong.empty();

    /** {@code event} by the name that scenarios use; of one node, or of all where {@code node} is empty. */
    public Occurs(String event, String node, Limit limit) {
        this.event = event;
        this.node = node;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "occurs";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public String label() {
        return name() + " " + event + (node.isEmpty() ? "" : " on " + node);
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        Step.Noted noted = (Step.Noted) step;
        if (!noted.note().kebabName().equals(event)) return;
        if (!node.isEmpty() && !noted.node().name().equals(node)) return;
        boolean held = limit.holds(count);
        count++;
        if (held && !limit.holds(count)) brokenAtNanos = OptionalLong.of(noted.timeNanos());
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        String times = Quantity.count(count, "time");
        Verdict verdict = limit.judge(count, times, "", label().substring(name().length() + 1) + " was told " + times);
        return brokenAtNanos.isPresent() ? verdict.at(brokenAtNanos.getAsLong()) : verdict;
    }
}
