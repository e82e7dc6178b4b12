package dev.splitbrain.sim;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.LinkSelector;
import dev.splitbrain.world.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each kind of fault does, to whom, and how it is undone. */
final class FaultEffects {
    private final Hosts hosts;
    private final Endpoint[] places;
    private final ClientTargets clients;
    private final Network network;
    private final Optional<Deliveries> deliveries; // where a fault minds the order
    private final Actions actions;
    private final Clocks clocks;

    FaultEffects(
            Hosts hosts,
            Endpoint[] places,
            ClientTargets clients,
            Network network,
            Optional<Deliveries> deliveries,
            Actions actions,
            Clocks clocks) {
        this.deliveries = deliveries;
        this.clients = clients;
        this.hosts = hosts;
        this.places = places;
        this.network = network;
        this.actions = actions;
        this.clocks = clocks;
    }

    /**
     * A fault at the moment of its firing: whom it hits.
     *
     * @param groups the nodes of each of its selectors
     * @param links the pairs that it drew, where it hits any links
     */
    record Aim(FaultAction action, List<List<Integer>> groups, List<int[]> links) {
        List<Integer> first() {
            return groups.get(0);
        }
    }

    /** Takes aim. */
    Aim aim(FaultAction action, Targets targets) {
        if (action instanceof FaultAction.Ring)
            return new Aim(action, List.of(targets.shuffled(targets.all())), List.of());
        if (action instanceof FaultAction.Bridge bridge) {
            List<Integer> middle = targets.resolve(List.of(bridge.nodes())).get(0);
            List<Integer> others = targets.all();
            others.removeAll(middle);
            List<Integer> order = targets.shuffled(others);
            int half = (order.size() + 1) / 2;
            return new Aim(
                    action, List.of(order.subList(0, half), middle, order.subList(half, order.size())), List.of());
        }
        if (action instanceof FaultAction.Order) return new Aim(action, List.of(targets.all()), List.of());
        if (linksOf(action) instanceof LinkSelector.AnyPairs any) return new Aim(action, List.of(), targets.pairs(any));
        if (linksOf(action) instanceof LinkSelector.Pairs named)
            return new Aim(action, List.of(), targets.pairs(named));
        List<List<Integer>> nodes = targets.resolve(selectors(action));
        return new Aim(action, isOfNetwork(action) ? clients.with(nodes, selectors(action)) : nodes, List.of());
    }

    private static boolean isOfNetwork(FaultAction action) {
        return action instanceof FaultAction.Partition
                || action instanceof FaultAction.Block
                || linksOf(action) != null;
    }

    /** Whom it hits: names, those of a cut with their sides apart, or pairs of names. */
    List<String> names(Aim aim) {
        List<String> names = new ArrayList<>();
        for (List<Integer> group : aim.groups()) {
            if (!names.isEmpty() && !group.isEmpty()) names.add(between(aim.action()));
            for (int place : group) names.add(places[place].name());
        }
        for (int[] pair : aim.links()) names.add(places[pair[0]].name() + "-" + places[pair[1]].name());
        return names;
    }

    /** What stands between two groups. */
    private static String between(FaultAction action) {
        if (linksOf(action) instanceof LinkSelector.Between) return FaultWindow.AND_BACK;
        boolean oneWay = action instanceof FaultAction.Block || linksOf(action) instanceof LinkSelector.Ways;
        return oneWay ? FaultWindow.TO : FaultWindow.APART;
    }

    private static List<Selector> selectors(FaultAction action) {
        if (action instanceof FaultAction.Crash crash) return List.of(crash.nodes());
        if (action instanceof FaultAction.Restart restart) return List.of(restart.nodes());
        if (action instanceof FaultAction.CrashLoop loop) return List.of(loop.nodes());
        if (action instanceof FaultAction.Pause pause) return List.of(pause.nodes());
        if (action instanceof FaultAction.Cpu cpu) return List.of(cpu.nodes());
        if (action instanceof FaultAction.Clock clock) return List.of(clock.nodes());
        if (action instanceof FaultAction.Disk disk) return List.of(disk.nodes());
        if (action instanceof FaultAction.Byzantine byzantine) return List.of(byzantine.nodes());
        if (action instanceof FaultAction.Partition partition) return partition.groups();
        if (action instanceof FaultAction.Block block) return List.of(block.from(), block.to());
        LinkSelector links = linksOf(action);
        if (links instanceof LinkSelector.Of of) return List.of(of.nodes());
        if (links instanceof LinkSelector.Ways ways) return List.of(ways.from(), ways.to());
        if (links instanceof LinkSelector.Between between) return List.of(between.one(), between.other());
        throw new IllegalStateException("no such fault: " + action);
    }

    private static LinkSelector linksOf(FaultAction action) {
        if (action instanceof FaultAction.Hold hold) return hold.links();
        if (action instanceof FaultAction.Slow slow) return slow.links();
        if (action instanceof FaultAction.Drop drop) return drop.links();
        if (action instanceof FaultAction.Duplicate duplicate) return duplicate.links();
        return action instanceof FaultAction.Corrupt corrupt ? corrupt.links() : null;
    }

    /** Does it, and gives what undoes it. */
    Runnable begin(Aim aim, Rng chance, long step) {
        FaultAction action = aim.action();
        if (action instanceof FaultAction.Ring) return cut(Cuts.ring(aim.first(), places.length));
        if (action instanceof FaultAction.Bridge)
            return cut(Cuts.partition(List.of(aim.groups().get(0), aim.groups().get(2)), places.length));
        if (action instanceof FaultAction.Partition) return cut(Cuts.partition(aim.groups(), places.length));
        if (action instanceof FaultAction.Block)
            return cut(Cuts.block(aim.first(), aim.groups().get(1), places.length));
        if (action instanceof FaultAction.Order order)
            return deliveries.orElseThrow().begin(order.ordering(), chance.stream("order"));
        if (linksOf(action) != null) return weather(aim, chance);
        return onNodes(aim, chance, step);
    }

    private Runnable cut(Reachability.Cut cut) {
        network.reachability.add(cut);
        return () -> network.reachability.heal(cut);
    }

    private Runnable weather(Aim aim, Rng chance) {
        // A client's links are meant where a fault names it, its place, or messages that only clients send and get.
        int always = LinkFaults.Weather.isOfClients(aim.action()) ? places.length : hosts.count();
        LinkFaults.Links links = Cuts.links(linksOf(aim.action()), aim, places.length, always);
        long seed = chance.stream("links").nextLong();
        LinkFaults.Weather weather = LinkFaults.Weather.of(aim.action(), links, seed);
        network.faults.begin(weather);
        if (!(aim.action() instanceof FaultAction.Hold)) return () -> network.faults.end(weather);
        return () -> actions.at(hosts.now(), () -> letGo(weather)); // once all that ends at this instant has ended
    }

    private void letGo(LinkFaults.Weather hold) {
        network.faults.end(hold);
        network.release(hosts.now(), hold);
    }

    private Runnable onNodes(Aim aim, Rng chance, long step) {
        FaultAction action = aim.action();
        List<Host> hit = new ArrayList<>();
        for (int node : aim.first()) hit.add(hosts.host(node));
        if (action instanceof FaultAction.Restart) {
            for (Host host : hit) hosts.crash(host, step);
            for (Host host : hit) hosts.bootUnlessHeld(host, step);
            return () -> {};
        }
        if (action instanceof FaultAction.Crash) {
            for (Host host : hit) hosts.hold(host, step);
            return () -> hit.forEach(host -> hosts.release(host, step));
        }
        if (action instanceof FaultAction.Clock clock) {
            List<Runnable> undo = new ArrayList<>();
            for (Host host : hit) undo.add(clocks.begin(host, clock.change(), chance, step));
            return () -> undo.forEach(Runnable::run);
        }
        List<Runnable> undo = new ArrayList<>();
        for (Host host : hit) undo.add(onNode(host, action, chance, step));
        return () -> undo.forEach(Runnable::run);
    }

    private Runnable onNode(Host host, FaultAction action, Rng chance, long step) {
        if (action instanceof FaultAction.Pause) return pause(host, step);
        if (action instanceof FaultAction.CrashLoop loop) {
            CrashLoop running = new CrashLoop(host, loop, chance, step);
            running.down();
            return running::end;
        }
        if (action instanceof FaultAction.Cpu cpu) {
            host.cpu().begin(cpu);
            return () -> host.cpu().end(cpu);
        }
        if (action instanceof FaultAction.Disk disk) {
            host.storage().device().begin(disk.change());
            return () -> {
                host.storage().device().end(disk.change());
                hosts.diskImproved(host, step);
            };
        }
        FaultAction.Byzantine byzantine = (FaultAction.Byzantine) action;
        host.byzantine().begin(byzantine.lie());
        return () -> host.byzantine().end(byzantine.lie());
    }

    private Runnable pause(Host host, long step) {
        if (!host.isUp()) return () -> {};
        hosts.pause(host, step);
        int incarnation = host.incarnation;
        return () -> {
            if (host.incarnation == incarnation) hosts.resume(host, step); // a crash ends a pause
        };
    }

    /** Crashes a node and lets it come back, again and again. */
    private final class CrashLoop {
        private final Host host;
        private final FaultAction.CrashLoop loop;
        private final Rng chance;
        private final long step;
        private boolean held;
        private boolean ended;

        CrashLoop(Host host, FaultAction.CrashLoop loop, Rng chance, long step) {
            this.host = host;
            this.loop = loop;
            this.chance = chance;
            this.step = step;
        }

        void down() {
            if (ended) return;
            held = true;
            hosts.hold(host, step);
            actions.at(hosts.now() + loop.downNanos().sampleLong(chance), this::up);
        }

        private void up() {
            if (ended) return;
            release();
            actions.at(hosts.now() + Math.max(1, loop.upNanos().sampleLong(chance)), this::down);
        }

        private void release() {
            held = false;
            hosts.release(host, step);
        }

        void end() {
            ended = true;
            if (held) release();
        }
    }
}
