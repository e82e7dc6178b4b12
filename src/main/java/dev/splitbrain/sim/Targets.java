package dev.splitbrain.sim;

import dev.splitbrain.random.Rng;
import dev.splitbrain.world.LinkSelector;
import dev.splitbrain.world.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds the nodes that a selector means now. */
final class Targets {
    private static final int MOST_PAIRS = 1 << 20;

    private final Hosts hosts;
    private final Rng random;

    Targets(Hosts hosts, Rng random) {
        this.hosts = hosts;
        this.random = random;
    }

    /** One list of places for each selector, in order; {@code rest} is what none of the others took. */
    List<List<Integer>> resolve(List<Selector> selectors) {
        List<List<Integer>> found = new ArrayList<>();
        TreeSet<Integer> taken = new TreeSet<>();
        for (Selector selector : selectors) {
            List<Integer> nodes = selector instanceof Selector.Rest ? List.of() : nodes(selector);
            found.add(nodes);
            taken.addAll(nodes);
        }
        for (int i = 0; i < selectors.size(); i++) {
            if (selectors.get(i) instanceof Selector.Rest) {
                List<Integer> rest = all();
                rest.removeAll(taken);
                found.set(i, rest);
            }
        }
        return found;
    }

    /** The pairs of nodes by chance, each as its two places, the lower one first. */
    List<int[]> pairs(LinkSelector.AnyPairs any) {
        List<int[]> all = new ArrayList<>();
        List<int[]> chosen = new ArrayList<>();
        long possible = (long) hosts.count() * (hosts.count() - 1) / 2;
        if (possible <= MOST_PAIRS) {
            for (int i = 0; i < hosts.count(); i++)
                for (int j = i + 1; j < hosts.count(); j++) all.add(new int[] {i, j});
            while (!all.isEmpty() && chosen.size() < any.count()) chosen.add(all.remove(random.nextInt(all.size())));
            return chosen;
        }
        TreeSet<Long> taken = new TreeSet<>(); // few of very many: draw again what was drawn before
        while (taken.size() < Math.min(any.count(), possible)) {
            int i = random.nextInt(hosts.count());
            int j = random.nextInt(hosts.count());
            if (i < j && taken.add((long) i << 32 | j)) chosen.add(new int[] {i, j});
        }
        return chosen;
    }

    /** These pairs of nodes, each as its two places, the lower one first. */
    List<int[]> pairs(LinkSelector.Pairs named) {
        List<int[]> pairs = new ArrayList<>();
        for (LinkSelector.Pair pair : named.pairs()) {
            int one = place(pair.one());
            int other = place(pair.other());
            pairs.add(new int[] {Math.min(one, other), Math.max(one, other)});
        }
        return pairs;
    }

    private int place(String name) {
        return where(host -> host.plan().id().name().equals(name)).get(0);
    }

    /** All nodes in an order by chance. */
    List<Integer> shuffled(List<Integer> nodes) {
        List<Integer> left = new ArrayList<>(nodes);
        List<Integer> order = new ArrayList<>();
        while (!left.isEmpty()) order.add(left.remove(random.nextInt(left.size())));
        return order;
    }

    List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < hosts.count(); i++) all.add(i);
        return all;
    }

    private List<Integer> nodes(Selector selector) {
        if (selector instanceof Selector.Named named)
            return where(host -> named.names().contains(host.plan().id().name()));
        if (selector instanceof Selector.Role role) return inRole(role.role());
        if (selector instanceof Selector.Region region)
            return where(host -> host.plan().place().isIn(region.name()));
        if (selector instanceof Selector.AnyOf any) return anyOf(nodes(any.of()), any.count());
        if (selector instanceof Selector.Minority) return anyOf(all(), (hosts.count() - 1) / 2);
        if (selector instanceof Selector.Half) return anyOf(all(), (hosts.count() + 1) / 2);
        if (selector instanceof Selector.Majority) return anyOf(all(), hosts.count() / 2 + 1);
        return all();
    }

    private List<Integer> where(java.util.function.Predicate<Host> condition) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < hosts.count(); i++) if (condition.test(hosts.host(i))) found.add(i);
        return found;
    }

    /** A role that nodes take themselves, or that the scenario gave them. Of several leaders, the newest is meant. */
    private List<Integer> inRole(String role) {
        String singular = role.endsWith("s") ? role.substring(0, role.length() - 1) : role;
        if (role.equals("leader")) return newestLeader();
        if (role.equals("followers")) {
            List<Integer> leader = newestLeader();
            return where(host -> host.isUp() && !leader.contains(host.place));
        }
        return where(host -> host.plan().role().equals(role)
                || host.plan().role().equals(singular)
                || host.plays(role)
                || host.plays(singular));
    }

    private List<Integer> newestLeader() {
        Host newest = null;
        for (int i = 0; i < hosts.count(); i++) {
            Host host = hosts.host(i);
            if (host.plays("leader") && (newest == null || host.epoch() > newest.epoch())) newest = host;
        }
        return newest == null ? List.of() : List.of(newest.place);
    }

    private List<Integer> anyOf(List<Integer> nodes, int count) {
        List<Integer> left = new ArrayList<>(nodes);
        List<Integer> chosen = new ArrayList<>();
        while (!left.isEmpty() && chosen.size() < count) chosen.add(left.remove(random.nextInt(left.size())));
        chosen.sort(null);
        return chosen;
    }
}
