package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Chaos;
import dev.splitbrain.world.Claims;
import dev.splitbrain.world.FaultEdits;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Place;
import dev.splitbrain.world.PlacedTopology;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the sections together that make the environment of a run. */
record Worlds(Map<String, Place> places, Networks.Plan network, Workload workload) {
    World world(
            long durationNanos,
            List<NodePlan> nodes,
            Distribution fsyncNanos,
            FaultPlan faults,
            Claims claims,
            Optional<Long> heal,
            Optional<World.Stop> stop) {
        Optional<Chaos> chaos =
                faults.chaos().map(wild -> new Chaos(wild.kinds(), wild.perNanos(), wild.fromNanos(), claims));
        Optional<Long> healNanos =
                heal.isPresent() || chaos.isEmpty() ? heal : Optional.of(Ends.afterChaos(durationNanos));
        return new World(
                durationNanos,
                nodes,
                topology(nodes),
                network.messages(),
                fsyncNanos,
                faults.faults(),
                chaos,
                healNanos,
                stop,
                FaultEdits.NONE);
    }

    private Topology topology(List<NodePlan> nodes) {
        if (network.rules().isEmpty()) return Topology.uniform(network.link());
        return new PlacedTopology(
                network.link(),
                network.rules(),
                nodes.stream().map(NodePlan::place).toList(),
                workload.regions().stream().map(this::place).toList());
    }

    /** The place of a client that stands in a region, zone or rack of this name. */
    private Place place(String name) {
        for (Place place : places.values()) {
            if (place.region().equals(name)) return Place.inRegion(name);
            if (place.zone().equals(name)) return new Place(place.region(), name, "");
            if (place.rack().equals(name)) return place;
        }
        return Place.NOWHERE;
    }
}
