package dev.splitbrain.world;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.NodeId;
import java.util.List;

/** Links by where their ends stand: one link for all, and rules for some; of two rules, the later one wins. */
public final class PlacedTopology implements Topology {
    private final Link base;
    private final List<LinkRule> rules;
    private final List<Place> nodes;
    private final List<Place> clients;

    /** {@code nodes} and {@code clients} are the places by index. */
    public PlacedTopology(Link base, List<LinkRule> rules, List<Place> nodes, List<Place> clients) {
        this.base = base;
        this.rules = List.copyOf(rules);
        this.nodes = List.copyOf(nodes);
        this.clients = List.copyOf(clients);
    }

    @Override
    public Link link(Endpoint from, Endpoint to) {
        Link link = base;
        for (LinkRule rule : rules) {
            boolean there = isAt(from, rule.from()) && isAt(to, rule.to());
            boolean back = rule.bothWays() && isAt(from, rule.to()) && isAt(to, rule.from());
            if (there || back) link = rule.patch().apply(link);
        }
        return link;
    }

    private boolean isAt(Endpoint endpoint, String name) {
        return endpoint.name().equals(name) || place(endpoint).isIn(name);
    }

    private Place place(Endpoint endpoint) {
        if (endpoint instanceof NodeId node) return nodes.get(node.index());
        return clients.get(((ClientId) endpoint).index());
    }
}
