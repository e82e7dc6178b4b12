package dev.splitbrain.report.chart;

import dev.splitbrain.history.History;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;

/**
 * All that pictures of one run are drawn from.
 *
 * @param name what the run is called where several are compared
 * @param setup the subtitle of its pictures: what was run, in one line
 * @param footer how to repeat it: scenario file, seed, fingerprint and version
 */
public record RunData(
        String name,
        String setup,
        String footer,
        long endNanos,
        List<NodeId> nodes,
        History history,
        List<FaultWindow> faults,
        List<RoleSpan> roles) {
    public RunData {
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
        roles = List.copyOf(roles);
    }

    /** The whole run. */
    public View wholeRun() {
        return new View(0, Math.max(1, endNanos));
    }
}
