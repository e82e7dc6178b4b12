package dev.splitbrain.check.snapshot;

import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.snapshot.Payments.Taken;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How long snapshots take, from their beginning until their initiator has all of them. One that began so late that the run ended
 * within the limit is left out.
 */
public final class SnapshotsEnd extends SnapshotCheck {
    private final Limit limit;

    public SnapshotsEnd(long withinNanos) {
        limit = Limit.atMost(withinNanos, Limit.Unit.DURATION);
    }

    @Override
    public String name() {
        return "snapshots-end";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        long longest = -1;
        int judged = 0;
        for (Map.Entry<SnapshotId, Taken> snapshot : payments.snapshots.entrySet()) {
            Taken taken = snapshot.getValue();
            if (taken.beganNanos < 0) continue; // nobody knows when
            if (taken.result == null && evidence.endNanos() - taken.beganNanos <= limit.value()) continue;
            long tookNanos = (taken.result == null ? evidence.endNanos() : taken.resultNanos) - taken.beganNanos;
            judged++;
            longest = Math.max(longest, tookNanos);
            if (!limit.holds(tookNanos)) return violated(snapshot.getKey(), taken, tookNanos);
        }
        if (judged == 0) return Verdict.undecided("", "no snapshot had time to end");
        String measured = Quantity.count(judged, "snapshot") + ", the slowest in " + Quantity.duration(longest);
        return limit.judge(longest, measured, "", "");
    }

    private Verdict violated(SnapshotId snapshot, Taken taken, long tookNanos) {
        boolean ended = taken.result != null;
        String began = "snapshot " + snapshot + " began at " + Quantity.moment(taken.beganNanos) + " and ";
        String reason =
                ended ? began + "took " + Quantity.duration(tookNanos) : began + "never ended: " + missing(taken);
        String measured = ended ? Quantity.duration(tookNanos) : "never";
        return Verdict.violated(measured, limit.toString(), reason).at(taken.beganNanos);
    }

    /** What was not recorded: the states of nodes, or of channels where it is known which there are. */
    private String missing(Taken taken) {
        Set<NodeId> stateless = new TreeSet<>(payments.ledgers.keySet());
        stateless.removeAll(taken.marks.keySet());
        if (!stateless.isEmpty()) return words(stateless) + " recorded no state";
        List<String> open = new ArrayList<>();
        payments.ledgers.forEach((node, ledger) -> {
            for (NodeId from : ledger.channels)
                if (!taken.closed.getOrDefault(node, Set.of()).contains(from)) open.add(from + " to " + node);
        });
        if (open.isEmpty() || taken.closed.isEmpty()) return "all recorded their states, and not all reports came";
        return "no marker came from " + words(open);
    }

    private static String words(Collection<?> all) {
        return all.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
