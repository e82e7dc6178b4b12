package dev.splitbrain.sim;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Note;
import dev.splitbrain.random.Rng;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Selector;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;

/** Makes faults happen: resolves whom they hit when they fire, records it, and undoes them when their time is over. */
final class Faults {
    private final World world;
    private final Hosts hosts;
    private final Endpoint[] places;
    private final Reachability reachability;
    private final Actions actions;
    private final Tracer tracer;
    private final Targets targets;
    private final Rng random;
    private final int[] occurrences;
    private final List<Fault> waiting = new ArrayList<>(); // for an event
    private final int[] heard; // of the event that a fault waits for, by its number
    private long now;

    Faults(
            World world,
            Hosts hosts,
            Endpoint[] places,
            Reachability reachability,
            Actions actions,
            Tracer tracer,
            Rng root) {
        this.world = world;
        this.hosts = hosts;
        this.places = places;
        this.reachability = reachability;
        this.actions = actions;
        this.tracer = tracer;
        this.random = root.stream("faults");
        this.targets = new Targets(hosts, random);
        occurrences = new int[world.faults().size() + 1];
        heard = new int[occurrences.length];
        for (Fault fault : world.faults()) if (fault.time() instanceof FaultTime.When) waiting.add(fault);
        if (!waiting.isEmpty()) hosts.listen((host, note, step) -> noted(host, note));
    }

    void now(long timeNanos) {
        now = timeNanos;
    }

    void start() {
        for (Fault fault : world.faults()) {
            if (fault.time() instanceof FaultTime.At at) {
                actions.at(at.atNanos(), () -> fire(fault));
            } else if (fault.time() instanceof FaultTime.Every every) {
                repeat(fault, every, every.fromNanos());
            }
        }
    }

    /** Counts the events that faults wait for. Such a fault fires at that instant, once the handler that told has ended. */
    private void noted(Host host, Note note) {
        for (Fault fault : waiting) {
            FaultTime.When when = (FaultTime.When) fault.time();
            if (!note.kebabName().equals(when.event()) || !counts(when, host)) continue;
            if (++heard[fault.number()] == when.nth()) actions.at(now, () -> fire(fault));
        }
    }

    private boolean counts(FaultTime.When when, Host host) {
        return when.nodes().isEmpty()
                || targets.resolve(List.of(when.nodes().get())).get(0).contains(host.index);
    }

    private void repeat(Fault fault, FaultTime.Every every, long atNanos) {
        if (atNanos >= Math.min(every.untilNanos(), world.durationNanos())) return;
        actions.at(atNanos, () -> {
            fire(fault);
            repeat(fault, every, atNanos + every.periodNanos());
        });
    }

    private void fire(Fault fault) {
        int occurrence = ++occurrences[fault.number()];
        FaultAction action = fault.action();
        List<List<Integer>> groups = targets.resolve(selectors(action));
        List<String> names = new ArrayList<>();
        for (List<Integer> group : groups) for (int place : group) names.add(places[place].name());
        long step = tracer.faultBegan(fault.number(), occurrence, action.name(), names);
        Runnable undo = begin(action, groups, step);
        fault.lengthNanos()
                .ifPresent(length -> actions.at(now + length.sampleLong(random), () -> {
                    long ended = tracer.faultEnded(step, fault.number(), occurrence);
                    undo.run();
                    assert ended > step;
                }));
    }

    private static List<Selector> selectors(FaultAction action) {
        if (action instanceof FaultAction.Crash crash) return List.of(crash.nodes());
        if (action instanceof FaultAction.Restart restart) return List.of(restart.nodes());
        if (action instanceof FaultAction.Pause pause) return List.of(pause.nodes());
        if (action instanceof FaultAction.Partition partition) return partition.groups();
        if (action instanceof FaultAction.Block block) return List.of(block.from(), block.to());
        throw new IllegalStateException("no such fault: " + action);
    }

    /** Does it, and gives what undoes it. */
    private Runnable begin(FaultAction action, List<List<Integer>> groups, long step) {
        List<Integer> first = groups.get(0);
        if (action instanceof FaultAction.Crash) {
            for (int node : first) hosts.crash(hosts.host(node), step);
            return () -> restart(first, step);
        }
        if (action instanceof FaultAction.Restart) {
            for (int node : first) hosts.crash(hosts.host(node), step);
            restart(first, step);
            return () -> {};
        }
        if (action instanceof FaultAction.Pause) {
            for (int node : first) hosts.pause(hosts.host(node), step);
            return () -> {
                for (int node : first) hosts.resume(hosts.host(node), step);
            };
        }
        Reachability.Cut cut = action instanceof FaultAction.Partition
                ? Reachability.partition(groupNumbers(groups))
                : Reachability.block(membership(first), membership(groups.get(1)));
        reachability.add(cut);
        return () -> reachability.heal(cut);
    }

    private void restart(List<Integer> nodes, long step) {
        for (int node : nodes) if (!hosts.host(node).isUp()) hosts.boot(hosts.host(node), step);
    }

    private int[] groupNumbers(List<List<Integer>> groups) {
        int[] numbers = new int[places.length];
        for (int g = 0; g < groups.size(); g++) for (int place : groups.get(g)) numbers[place] = g + 1;
        return numbers;
    }

    private boolean[] membership(List<Integer> members) {
        boolean[] set = new boolean[places.length];
        for (int place : members) set[place] = true;
        return set;
    }
}
