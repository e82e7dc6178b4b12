package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.FaultWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures of elections. */
final class LeaderMeasures {
    static final Measure FAILOVER_HEARD = new Measure(
            "failover-heard",
            Unit.DURATION,
            "from the beginning of the first fault until most of the nodes that are up had a message of the next leader",
            HeardLeader::new);

    private LeaderMeasures() {}

    static List<Measure> all() {
        return List.of(
                Measure.of(
                        "election-time",
                        Unit.DURATION,
                        "from the start of the run until the leader won that leads at its end",
                        LeaderMeasures::electionTime),
                Measure.of(
                        "failover-time",
                        Unit.DURATION,
                        "from the beginning of the first fault until the next leader won",
                        run -> figure(nextLeader(run)
                                .map(next -> next.fromNanos() - faultNanos(run))
                                .map(OptionalLong::of)
                                .orElse(OptionalLong.empty()))),
                Measure.of(
                        "elections",
                        Unit.NUMBER,
                        "how often a node became leader",
                        run -> OptionalDouble.of(leaders(run).size())),
                Measure.of(
                        "failover-epochs",
                        Unit.NUMBER,
                        "how much higher the term, ballot or view of the next leader after the first fault was than that of the"
                                + " one before",
                        LeaderMeasures::failoverEpochs),
                Measure.of(
                        "highest-epoch",
                        Unit.NUMBER,
                        "the highest term, ballot or view that a node was in",
                        run -> figure(
                                run.roles().stream().mapToLong(RoleSpan::epoch).max())));
    }

    private static OptionalDouble figure(OptionalLong value) {
        return value.isPresent() ? OptionalDouble.of(value.getAsLong()) : OptionalDouble.empty();
    }

    private static List<RoleSpan> leaders(RunResult run) {
        return run.roles().stream()
                .filter(RoleSpan::leads)
                .sorted(Comparator.comparingLong(RoleSpan::fromNanos))
                .toList();
    }

    private static OptionalDouble electionTime(RunResult run) {
        return figure(leaders(run).stream()
                .filter(span -> span.toNanos() >= run.endNanos())
                .mapToLong(RoleSpan::fromNanos)
                .max());
    }

    /** When the first fault of the run began; the run's end where there was none. */
    static long faultNanos(RunResult run) {
        return run.faults().stream().mapToLong(FaultWindow::beginNanos).min().orElse(run.endNanos());
    }

    /** The first to win an election after the first fault. */
    static Optional<RoleSpan> nextLeader(RunResult run) {
        long since = faultNanos(run);
        return leaders(run).stream().filter(span -> span.fromNanos() > since).findFirst();
    }

    private static OptionalDouble failoverEpochs(RunResult run) {
        long since = faultNanos(run);
        OptionalLong before = leaders(run).stream()
                .filter(span -> span.fromNanos() <= since)
                .mapToLong(RoleSpan::epoch)
                .max();
        return nextLeader(run)
                .map(next -> OptionalDouble.of(next.epoch() - before.orElse(0)))
                .orElse(OptionalDouble.empty());
    }
}
