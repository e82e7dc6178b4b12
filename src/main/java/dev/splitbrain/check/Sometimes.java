package dev.splitbrain.check;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something must have happened, so that a run is not green because nothing did: nodes told of an event, operations ended ok,
 * faults hit somebody.
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
    private final long atLeast;
    private long told;

    public Sometimes(Of of, String name, long atLeast) {
        this.of = of;
        this.name = name;
        this.atLeast = atLeast;
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
        return "sometimes " + name;
    }

    @Override
    public Set<StepKind> wants() {
        return of == Of.EVENT ? EnumSet.of(StepKind.NOTED) : Set.of();
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Noted noted && noted.note().kebabName().equals(name)) told++;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        long seen =
                switch (of) {
                    case EVENT -> told;
                    case OPERATION -> operations(evidence);
                    case FAULT -> faults(evidence);
                };
        String measured = Quantity.count(seen, "time");
        String limit = ">= " + Quantity.count(atLeast);
        if (seen >= atLeast) return Verdict.valid(measured, limit);
        return Verdict.violated(measured, limit, reason(seen) + ": what else the run shows may be empty");
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
        String only = seen == 0 ? "no " : "only " + Quantity.count(seen) + " ";
        return switch (of) {
            case EVENT ->
                (seen == 0 ? "no node told of `" : "nodes told only " + Quantity.count(seen, "time") + " of `") + name
                        + "`";
            case OPERATION ->
                only + (name.equals(ANY) ? "" : name + " ") + (seen == 1 ? "operation" : "operations") + " ended ok";
            case FAULT -> only + name + " hit anybody";
        };
    }
}
