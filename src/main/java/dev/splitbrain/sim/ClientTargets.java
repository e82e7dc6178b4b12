package dev.splitbrain.sim;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.world.Place;
import dev.splitbrain.world.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds the clients that a fault of the network means: those that it names, and those that stand in a region, zone or rack
 * that it names. All others are outside of it: they reach everybody, over links as the scenario's network says.
 */
final class ClientTargets {
    private final Endpoint[] places;
    private final List<Place> clientPlaces;
    private final int nodes;

    ClientTargets(Endpoint[] places, List<Place> clientPlaces) {
        this.places = places;
        this.clientPlaces = List.copyOf(clientPlaces);
        nodes = places.length - clientPlaces.size();
    }

    /** The nodes that selectors mean, and behind them the clients. */
    List<List<Integer>> with(List<List<Integer>> nodesMeant, List<Selector> selectors) {
        List<List<Integer>> all = new ArrayList<>();
        boolean byPlace = selectors.stream().anyMatch(Selector.Region.class::isInstance);
        List<Integer> taken = new ArrayList<>();
        for (Selector selector : selectors) taken.addAll(meant(selector));
        for (int i = 0; i < selectors.size(); i++) {
            List<Integer> group = new ArrayList<>(nodesMeant.get(i));
            group.addAll(meant(selectors.get(i)));
            // Where a fault parts places from the rest, the rest's clients are there too.
            if (byPlace && selectors.get(i) instanceof Selector.Rest)
                group.addAll(where(client -> !at(client).equals(Place.NOWHERE) && !taken.contains(nodes + client)));
            all.add(group);
        }
        return all;
    }

    private List<Integer> meant(Selector selector) {
        if (selector instanceof Selector.Named named)
            return where(client -> named.names().contains(places[nodes + client].name()));
        if (selector instanceof Selector.Region region)
            return where(client -> at(client).isIn(region.name()));
        return List.of();
    }

    private Place at(int client) {
        return clientPlaces.get(client);
    }

    private List<Integer> where(IntPredicate condition) {
        List<Integer> found = new ArrayList<>();
        for (int client = 0; client < clientPlaces.size(); client++)
            if (condition.test(client)) found.add(nodes + client);
        return found;
    }
}
