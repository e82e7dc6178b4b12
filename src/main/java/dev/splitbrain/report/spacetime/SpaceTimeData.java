package dev.splitbrain.report.spacetime;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.chart.View;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;

/** What happened in a part of a run, as far as a space-time diagram shows it. */
public record SpaceTimeData(
        View view,
        List<NodeId> nodes,
        List<Arrow> arrows,
        List<Mark> marks,
        List<RoleSpan> roles,
        List<FaultWindow> faults) {
    public SpaceTimeData {
        nodes = List.copyOf(nodes);
        arrows = List.copyOf(arrows);
        marks = List.copyOf(marks);
        roles = List.copyOf(roles);
        faults = List.copyOf(faults);
    }
}
