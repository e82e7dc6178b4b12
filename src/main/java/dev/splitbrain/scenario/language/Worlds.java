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
        List<Place> known = List.copyOf(places.values());
        return new PlacedTopology(
                network.link(),
                network.rules(),
                nodes,
                workload.clients(),
                workload.regions().stream()
                        .map(name -> Place.called(name, known))
                        .toList());
    }
}
