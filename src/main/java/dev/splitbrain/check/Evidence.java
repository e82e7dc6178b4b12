package dev.splitbrain.check;

import dev.splitbrain.history.History;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;

/**
 * What a run leaves behind for its checks, besides the steps that they saw.
 *
 * @param spec the sequential object that the clients used
 * @param endNanos when the run ended, in virtual time
 */
public record Evidence(Spec<?> spec, List<NodeId> nodes, History history, List<FaultWindow> faults, long endNanos) {
    public Evidence {
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
    }
}
