package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything about the environment of a run but the seed.
 *
 * @param durationNanos the virtual time after which the run ends
 * @param nodes all nodes in order; their indexes count from 0
 * @param topology the links between them, and between them and clients
 * @param messages what depends on the type of a message
 * @param fsyncNanos how long a forced write takes once the disk is free, where the node's disk does not say
 * @param faults what goes wrong, and when
 * @param chaos faults by chance besides
 * @param healNanos when all faults end and no more begin; from then on, liveness may be demanded
 * @param stop when the run ends before its time
 * @param edits which of all these faults are left out, or come at another time
 */
public record World(
        long durationNanos,
        List<NodePlan> nodes,
        Topology topology,
        MessagePlan messages,
        Distribution fsyncNanos,
        List<Fault> faults,
        Optional<Chaos> chaos,
        Optional<Long> healNanos,
        Optional<Stop> stop,
        FaultEdits edits) {
    public World {
        nodes = List.copyOf(nodes);
        faults = List.copyOf(faults);
    }

    /** The faults of the run with this seed: those that the scenario names, and those that chance draws besides. */
    public List<Fault> faults(long seed) {
        if (chaos.isEmpty()) return edits.apply(faults);
        List<Fault> all = new ArrayList<>(faults);
        long endNanos = healNanos.orElse(durationNanos);
        Rng chance = new Rng(seed).stream("chaos");
        all.addAll(ChaosSchedule.draw(chaos.get(), nodes, endNanos, faults.size() + 1, chance));
        return edits.apply(all);
    }

    /** A world that needs no more words. */
    public World(
            long durationNanos, List<NodePlan> nodes, Topology topology, Distribution fsyncNanos, List<Fault> faults) {
        this(
                durationNanos,
                nodes,
                topology,
                MessagePlan.ALIKE,
                fsyncNanos,
                faults,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FaultEdits.NONE);
    }

    /** The same world but for some of its faults. */
    public World with(FaultEdits newEdits) {
        return new World(
                durationNanos, nodes, topology, messages, fsyncNanos, faults, chaos, healNanos, stop, newEdits);
    }

    /**
     * The run ends when nodes have told of an event.
     *
     * @param event the note's record in kebab-case: {@code informed}
     * @param everyNode whether each node that is up must have told of it; else one is enough
     */
    public record Stop(String event, boolean everyNode) {}
}
