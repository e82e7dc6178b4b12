package dev.splitbrain.sim;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.world.NodePlan;
import java.util.AbstractList;
import java.util.List;

/** Who the nodes are, in the scenario's order. */
final class Roster {
    private final List<NodePlan> plans;
    private final List<NodeId> ids;
    private final NodeId[] byIndex; // the same, and nobody needs to look whether one really is a node

    Roster(List<NodePlan> plans) {
        this.plans = List.copyOf(plans);
        ids = plans.stream().map(NodePlan::id).toList();
        byIndex = ids.toArray(new NodeId[0]);
    }

    List<NodeId> all() {
        return ids;
    }

    NodeId id(int index) {
        return byIndex[index];
    }

    /** Those of a role of the scenario. */
    List<NodeId> inRole(String role) {
        return plans.stream()
                .filter(plan -> plan.role().equals(role))
                .map(NodePlan::id)
                .toList();
    }

    /** All but one, without a list for each of a million nodes. */
    List<NodeId> peersOf(int index) {
        return new AbstractList<>() {
            @Override
            public NodeId get(int i) {
                return ids.get(i < index ? i : i + 1);
            }

            @Override
            public int size() {
                return ids.size() - 1;
            }
        };
    }
}
