package dev.splitbrain.check;

import dev.splitbrain.history.History;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.FaultWindow;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run leaves behind for its checks, besides the steps that they saw.
 *
 * @param spec the sequential object that the clients used
 * @param endNanos when the run ended, in virtual time
 * @param named the requests that steps of the script became, by the steps' names
 */
public record Evidence(
        Spec<?> spec,
        List<NodeId> nodes,
        History history,
        List<FaultWindow> faults,
        long endNanos,
        Map<String, RequestId> named) {
    public Evidence {
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
        named = Collections.unmodifiableMap(new TreeMap<>(named));
    }

    /** Of a run without a script. */
    public Evidence(Spec<?> spec, List<NodeId> nodes, History history, List<FaultWindow> faults, long endNanos) {
        this(spec, nodes, history, faults, endNanos, Map.of());
    }
}
