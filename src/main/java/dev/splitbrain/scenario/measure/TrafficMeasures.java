package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.scenario.run.RunResult;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Figures of what was sent and written. */
final class TrafficMeasures {
    private TrafficMeasures() {}

    static List<Measure> all() {
        return List.of(
                Measure.of(
                        "messages",
                        Unit.NUMBER,
                        "messages that nodes sent",
                        run -> OptionalDouble.of(sum(run, row -> true, Counters.Row::sent))),
                Measure.of(
                        "messages-dropped",
                        Unit.NUMBER,
                        "messages of nodes that never arrived",
                        run -> OptionalDouble.of(sum(run, row -> true, Counters.Row::dropped))),
                Measure.of(
                        "messages-per-node",
                        Unit.NUMBER,
                        "messages that nodes sent, divided by the number of nodes",
                        run -> OptionalDouble.of(sum(run, row -> true, Counters.Row::sent)
                                / (double) run.scenario().world().nodes().size())),
                Measure.of(
                        "bytes",
                        Unit.NUMBER,
                        "bytes that nodes sent",
                        run -> OptionalDouble.of(sum(run, row -> true, Counters.Row::bytes))),
                writes("forced-writes", "writes that nodes forced to their disks", Counters.Writes::forced),
                writes("unforced-writes", "writes that nodes did not force to their disks", Counters.Writes::unforced),
                writes("lost-writes", "writes that crashes undid", Counters.Writes::lost));
    }

    private static Measure writes(String name, String description, ToLongFunction<Counters.Writes> what) {
        return Measure.of(
                name,
                Unit.NUMBER,
                description,
                run -> OptionalDouble.of(
                        run.counters().writes().stream().mapToLong(what).sum()));
    }

    /** {@code messages.request-vote}. */
    static Measure ofType(String name, String type) {
        return Measure.of(
                name,
                Unit.NUMBER,
                "messages of the type " + type + " that nodes sent",
                run -> OptionalDouble.of(sum(run, row -> row.type().equals(type), Counters.Row::sent)));
    }

    /** {@code messages-per-node.rumour}. */
    static Measure ofTypePerNode(String name, String type) {
        return Measure.of(
                name,
                Unit.NUMBER,
                "messages of the type " + type + " that nodes sent, divided by the number of nodes",
                run -> OptionalDouble.of(sum(run, row -> row.type().equals(type), Counters.Row::sent)
                        / (double) run.scenario().world().nodes().size()));
    }

    private static long sum(RunResult run, Predicate<Counters.Row> which, ToLongFunction<Counters.Row> what) {
        return run.counters().messages().stream()
                .filter(row -> !row.sender().equals(Counters.CLIENTS))
                .filter(which)
                .mapToLong(what)
                .sum();
    }
}
