package dev.splitbrain.sim;

import dev.splitbrain.workload.Routing;
import dev.splitbrain.world.NodePlan;
import java.util.ArrayList;
import java.util.List;

/** Which node a client asks with a new operation, and which one when that fails. */
final class Router {
    private final Routing routing;
    private final List<NodePlan> nodes;
    private final List<String> regions; // of the clients

    Router(Routing routing, List<NodePlan> nodes, List<String> regions) {
        this.routing = routing;
        this.nodes = List.copyOf(nodes);
        this.regions = List.copyOf(regions);
    }

    int forNewOperation(ClientState client) {
        return switch (routing.choice()) {
            case STICKY -> client.target < 0 ? client.random.nextInt(nodes.size()) : client.target;
            case RANDOM -> client.random.nextInt(nodes.size());
            case ROUND_ROBIN -> (client.id.index() + client.turn++) % nodes.size();
            case NEAREST -> nearest(client);
        };
    }

    /** Whom to ask after a node that did not help: the next in order, or another one as the client chooses anyway. */
    int other(ClientState client, int target) {
        int next = (target + 1) % nodes.size();
        if (routing.choice() == Routing.Choice.RANDOM && nodes.size() > 1) {
            return (target + 1 + client.random.nextInt(nodes.size() - 1)) % nodes.size();
        }
        if (routing.choice() != Routing.Choice.NEAREST) return next;
        for (int i = 0; i < nodes.size() - 1; i++) {
            int near = (next + i) % nodes.size();
            if (isNear(client, near) && !client.silent.contains(near)) return near;
        }
        return next;
    }

    boolean followsHints() {
        return routing.followsHints();
    }

    /** Whether all operations of a client go to one node, the one that answered last. */
    boolean isSticky() {
        return routing.choice() == Routing.Choice.STICKY;
    }

    /** By chance among the nodes where the client stands that are not silent; of all, where there is none. */
    private int nearest(ClientState client) {
        List<Integer> near = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) if (isNear(client, i) && !client.silent.contains(i)) near.add(i);
        return near.isEmpty() ? client.random.nextInt(nodes.size()) : near.get(client.random.nextInt(near.size()));
    }

    private boolean isNear(ClientState client, int node) {
        String region = regions.get(client.id.index());
        return !region.isEmpty() && nodes.get(node).place().isIn(region);
    }
}
