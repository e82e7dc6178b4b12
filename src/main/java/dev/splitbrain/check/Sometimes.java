package dev.splitbrain.check;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How often something happened: nodes told of an event, operations ended ok, faults hit somebody. Without a limit it must
 * happen at all, so that a run is not green because nothing did; with one it may be demanded never, once, at most so often.
 */
public final class Sometimes implements Check {
    /** What is counted. */
    public enum Of {
        /** Notes, by their name. */
        EVENT,
        /** Operations that ended ok, by their name; all of them where it is {@link #ANY}. */
        OPERATION,
        /** Firings of faults that hit somebody, by their action. */
        FAULT
    }

    /** Stands for every operation. */
    public static final String ANY = "any";

    private final Of of;
    private final String name;
    private final String node;
    private final Limit times;
    private long told;
    private OptionalLong brokenAtNanos = OptionalLong.empty();

    /** @param node which node must tell of the event; empty for any */
    public Sometimes(Of of, String name, String node, Limit times) {
        this.of = of;
        this.name = name;
        this.node = node;
        this.times = times;
    }

    @Override
    public String name() {
        return "sometimes";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public String label() {
        return "sometimes " + name + (node.isEmpty() ? "" : " on " + node);
    }

    @Override
    public Set<StepKind> wants() {
        return of == Of.EVENT ? EnumSet.of(StepKind.NOTED) : Set.of();
    }

    @Override
    public void accept(Step step) {
        if (!(step instanceof Step.Noted noted) || !noted.note().kebabName().equals(name)) return;
        if (!node.isEmpty() && !noted.node().name().equals(node)) return;
        boolean held = times.holds(told);
        told++;
        if (held && !times.holds(told)) brokenAtNanos = OptionalLong.of(noted.timeNanos());
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        long seen =
                switch (of) {
                    case EVENT -> told;
                    case OPERATION -> operations(evidence);
                    case FAULT -> faults(evidence);
                };
        Verdict verdict = times.judge(seen, Quantity.count(seen, "time"), "", reason(seen));
        return brokenAtNanos.isPresent() ? verdict.at(brokenAtNanos.getAsLong()) : verdict;
    }

    private long operations(Evidence evidence) {
        return evidence.history().operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .filter(operation ->
                        name.equals(ANY) || operation.command().operation().equals(name))
                .count();
    }

    private long faults(Evidence evidence) {
        return evidence.faults().stream()
                .filter(fault -> fault.action().equals(name) && !fault.targets().isEmpty())
                .count();
    }

    private String reason(long seen) {
        String some = seen == 0 ? "no " : Quantity.count(seen) + " ";
        String teller = node.isEmpty() ? "node" : node;
        String what =
                switch (of) {
                    case EVENT ->
                        seen == 0
                                ? (node.isEmpty() ? "no node told" : node + " never told") + " of `" + name + "`"
                                : (node.isEmpty() ? "nodes" : teller) + " told " + Quantity.count(seen, "time")
                                        + " of `" + name + "`";
                    case OPERATION ->
                        some + (name.equals(ANY) ? "" : name + " ") + (seen == 1 ? "operation" : "operations")
                                + " ended ok";
                    case FAULT -> some + name + " hit anybody";
                };
        return seen < times.value() ? what + ": what else the run shows may be empty" : what;
    }
}
