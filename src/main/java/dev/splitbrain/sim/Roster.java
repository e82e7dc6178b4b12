package dev.splitbrain.sim;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.world.NodePlan;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Who the nodes are, in the scenario's order. */
final class Roster {
    /** In smaller clusters identifiers lie near the processor, and protocols keep those of their few peers. */
    private static final int MANY = 64;

    private final List<NodePlan> plans;
    private final List<NodeId> ids;

    Roster(List<NodePlan> plans) {
        this.plans = List.copyOf(plans);
        ids = plans.size() < MANY ? plans.stream().map(NodePlan::id).toList() : new MadeWhenAsked(this.plans);
    }

    /**
     * The identifiers of many nodes. An identifier is a value, and to make one anew is faster than to wait for one of
     * many from memory: whoever sends to it wants its index, which is known already, and nobody looks at the name.
     */
    private static final class MadeWhenAsked extends AbstractList<NodeId> implements RandomAccess {
        private final IntFunction<String> names;
        private final int size;

        MadeWhenAsked(List<NodePlan> plans) {
            names = index -> plans.get(index).id().name();
            size = plans.size();
        }

        @Override
        public NodeId get(int index) {
            Objects.checkIndex(index, size);
            return new NodeId(index, names);
        }

        @Override
        public int size() {
            return size;
        }
    }

    List<NodeId> all() {
        return ids;
    }

    NodeId id(int index) {
        return ids.get(index);
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
