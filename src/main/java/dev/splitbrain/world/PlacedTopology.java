package dev.splitbrain.world;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links by where their ends stand: one link for all, and rules for some; of two rules, the later one wins. Nodes and clients
 * that all rules treat alike are of one kind, and every pair of kinds has one link.
 */
public final class PlacedTopology implements Topology {
    private final Link base;
    private final List<LinkRule> rules;
    private final List<BitSet> kinds =
            new ArrayList<>(); // where each is: at 2i the senders of rule i, at 2i + 1 its receivers
    private final int[] nodeKinds;
    private final int[] clientKinds;
    private final Map<Long, Link> links = new ConcurrentHashMap<>(); // by pair of kinds; runs of a sweep share them

    /** {@code clientPlaces} are those of {@code clients}, in order. */
    public PlacedTopology(
            Link base, List<LinkRule> rules, List<NodePlan> nodes, List<ClientId> clients, List<Place> clientPlaces) {
        this.base = base;
        this.rules = List.copyOf(rules);
        Map<BitSet, Integer> known = new LinkedHashMap<>();
        nodeKinds = new int[nodes.size()];
        for (NodePlan node : nodes) nodeKinds[node.id().index()] = kind(node.id(), node.place(), known);
        clientKinds = new int[clients.size()];
        for (ClientId client : clients)
            clientKinds[client.index()] = kind(client, clientPlaces.get(client.index()), known);
    }

    private int kind(Endpoint endpoint, Place place, Map<BitSet, Integer> known) {
        BitSet ends = new BitSet();
        for (int i = 0; i < rules.size(); i++) {
            LinkRule rule = rules.get(i);
            ends.set(2 * i, endpoint.name().equals(rule.from()) || place.isIn(rule.from()));
            ends.set(2 * i + 1, endpoint.name().equals(rule.to()) || place.isIn(rule.to()));
        }
        return known.computeIfAbsent(ends, ours -> {
            kinds.add(ours);
            return kinds.size() - 1;
        });
    }

    @Override
    public Link link(Endpoint from, Endpoint to) {
        long pair = (long) kindOf(from) << 32 | kindOf(to);
        Link link = links.get(pair);
        return link != null ? link : links.computeIfAbsent(pair, p -> between(kindOf(from), kindOf(to)));
    }

    private int kindOf(Endpoint endpoint) {
        if (endpoint instanceof NodeId node) return nodeKinds[node.index()];
        return clientKinds[((ClientId) endpoint).index()];
    }

    private Link between(int from, int to) {
        BitSet here = kinds.get(from);
        BitSet there = kinds.get(to);
        Link link = base;
        for (int i = 0; i < rules.size(); i++) {
            LinkRule rule = rules.get(i);
            boolean forth = here.get(2 * i) && there.get(2 * i + 1);
            boolean back = rule.bothWays() && there.get(2 * i) && here.get(2 * i + 1);
            if (forth || back) link = rule.patch().apply(link);
        }
        return link;
    }
}
