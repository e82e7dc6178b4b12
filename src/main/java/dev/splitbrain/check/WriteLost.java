package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import dev.splitbrain.node.NodeId;
import java.util.List;

/** A violation is that this acknowledged write is not there at the end: the node that applied most never applied it. */
public record WriteLost(Operation write, NodeId appliedMost) implements Proof {
    @Override
    public List<Operation> operations() {
        return List.of(write);
    }
}
