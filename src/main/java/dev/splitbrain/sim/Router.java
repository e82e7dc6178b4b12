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

    /** The next one in order. */
    int other(int target) {
        return (target + 1) % nodes.size();
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
        String region = regions.get(client.id.index());
        List<Integer> near = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            boolean here = !region.isEmpty() && nodes.get(i).place().isIn(region);
            if (here && !client.silent.contains(i)) near.add(i);
        }
        return near.isEmpty() ? client.random.nextInt(nodes.size()) : near.get(client.random.nextInt(near.size()));
    }
}
