package dev.splitbrain.scenario.language;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.EveryRequestEnds;
import dev.splitbrain.check.log.ReplicasEqual;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What chaos demands once it is over, where the scenario does not say it itself: that all goes well again. A protocol that
 * only keeps safe by standing still would pass every other check.
 */
final class Liveness {
    private static final long ANSWERED_NANOS = 5_000_000_000L;
    private static final long EQUAL_NANOS = 10_000_000_000L;

    private Liveness() {}

    /** The checks of the scenario, and those that chaos demands besides. */
    static List<PlannedCheck> demanded(List<PlannedCheck> checks, World world, Workload workload, Reading reading) {
        List<PlannedCheck> all = new ArrayList<>(checks);
        long leftNanos = world.durationNanos() - world.healNanos().orElse(0L);
        long answered = Math.min(ANSWERED_NANOS, leftNanos / 2);
        if (!workload.clients().isEmpty())
            demand("every-request-ends", answered, () -> new EveryRequestEnds(answered), all);
        long equal = Math.min(EQUAL_NANOS, leftNanos / 2);
        boolean keepsLogs = reading.get(Facts.PROTOCOL)
                .filter(known -> known.entry().notes().contains(LogNote.class))
                .isPresent();
        if (keepsLogs) demand("replicas-equal", equal, () -> new ReplicasEqual(equal), all);
        return all;
    }

    private static void demand(String name, long withinNanos, Supplier<Check> make, List<PlannedCheck> all) {
        if (all.stream().anyMatch(check -> check.name().equals(name))) return;
        all.add(new PlannedCheck(name, name + " within: " + Durations.text(withinNanos), make, false, true));
    }
}
