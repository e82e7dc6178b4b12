package dev.splitbrain.scenario.explain;

import dev.splitbrain.world.ClockPlan;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network and the clocks of a scenario in plain words. */
final class Surroundings {
    private static final int SHOWN = 12; // pairs of regions, or groups of clocks

    private Surroundings() {}

    /** One line where all links are alike, else one for each pair of regions. */
    static List<String> network(World world) {
        Map<String, NodePlan> regions = new LinkedHashMap<>();
        for (NodePlan node : world.nodes()) regions.putIfAbsent(node.region(), node);
        List<NodePlan> places = List.copyOf(regions.values());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < places.size() && lines.size() < SHOWN; i++) {
            for (int j = i; j < places.size() && lines.size() < SHOWN; j++) {
                if (i != j || hasTwo(world, places.get(i).region()))
                    lines.add(between(places.get(i), places.get(j), world));
            }
        }
        boolean alike = lines.stream()
                        .map(line -> line.substring(line.indexOf(':') + 1))
                        .distinct()
                        .count()
                == 1;
        if (places.size() == 1 || alike) return List.of(Words.link(anyLink(world)));
        return lines;
    }

    private static Link anyLink(World world) {
        int last = world.nodes().size() - 1;
        return world.topology()
                .link(world.nodes().get(0).id(), world.nodes().get(last).id());
    }

    private static boolean hasTwo(World world, String region) {
        return world.nodes().stream()
                        .filter(node -> node.region().equals(region))
                        .count()
                > 1;
    }

    private static String between(NodePlan one, NodePlan other, World world) {
        NodePlan far = other;
        if (one == other) {
            far = world.nodes().stream()
                    .filter(node -> node != one && node.region().equals(one.region()))
                    .findFirst()
                    .orElse(other);
        }
        String here = name(one.region());
        String where = one == other ? "within " + here : here + " to " + name(other.region());
        return where + ": " + Words.link(world.topology().link(one.id(), far.id()));
    }

    private static String name(String region) {
        return region.isEmpty() ? "elsewhere" : region;
    }

    /** Nothing where all clocks are perfect, else one line for each group of equal ones. */
    static List<String> clocks(List<NodePlan> nodes) {
        Map<String, List<String>> byClock = new LinkedHashMap<>();
        for (NodePlan node : nodes) {
            String clock = clock(node.clock());
            byClock.computeIfAbsent(clock, key -> new ArrayList<>())
                    .add(node.id().name());
        }
        if (byClock.size() == 1 && nodes.get(0).clock().equals(ClockPlan.PERFECT)) return List.of();
        List<String> lines = new ArrayList<>();
        byClock.forEach((clock, names) -> {
            String who = names.size() == nodes.size()
                    ? "each"
                    : names.size() <= 8 ? String.join(", ", names) : names.size() + " of them";
            if (lines.size() < SHOWN) lines.add(who + ": " + clock);
        });
        return lines;
    }

    private static String clock(ClockPlan clock) {
        List<String> parts = new ArrayList<>();
        if (!clock.offsetNanos().equals(ClockPlan.PERFECT.offsetNanos())) {
            parts.add("off by " + Plain.time(clock.offsetNanos()));
        }
        if (!clock.driftPpm().equals(ClockPlan.PERFECT.driftPpm())) {
            parts.add("too fast by " + Plain.number(clock.driftPpm().quantile(0)) + " to "
                    + Plain.number(clock.driftPpm().quantile(1)) + " ppm");
        }
        clock.sync().ifPresent(sync -> parts.add("set right every " + Plain.time(sync.periodNanos())));
        return parts.isEmpty() ? "right" : String.join(", ", parts);
    }
}
