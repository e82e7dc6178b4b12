package dev.splitbrain.explore.search;

import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small changes by chance to the faults of a run. */
final class Mutation {
    private static final long SHORTEST_NANOS = 100_000;
    private static final long NEAR_NANOS = 50_000_000;
    private static final double MOST_STRETCH = 4;

    private final List<String> nodes;
    private final long healNanos;
    private final Chance chance;

    /** For a run of these nodes in which all is healed then. */
    Mutation(List<String> nodes, long healNanos, Chance chance) {
        this.nodes = List.copyOf(nodes);
        this.healNanos = healNanos;
        this.chance = chance;
    }

    /**
     * The faults with a few changes.
     *
     * @param others whose faults may be taken over
     * @param moments when something new happened: good moments for a fault
     */
    Schedule of(Schedule schedule, Schedule others, List<Long> moments) {
        Schedule changed = schedule;
        int changes = chance.between(1, 4);
        for (int i = 0; i < changes; i++) changed = once(changed, others, moments);
        return changed;
    }

    private Schedule once(Schedule schedule, Schedule others, List<Long> moments) {
        if (schedule.size() == 0) return schedule.with(fresh(moments));
        int place = chance.between(0, schedule.size() - 1);
        YamlNode.Mapping fault = schedule.faults().get(place);
        return switch (chance.between(0, 7)) {
            case 0 -> schedule.without(place);
            case 1 -> schedule.with(at(fault, chance.nanos(healNanos)));
            case 2 -> schedule.replaced(place, at(fault, near(Schedule.nanos(fault, "at"))));
            case 3 -> schedule.replaced(place, at(fault, moment(moments)));
            case 4 -> schedule.replaced(place, stretched(fault));
            case 5 -> schedule.replaced(place, (YamlNode.Mapping) renamed(fault, exchange()));
            case 6 -> schedule.then(others, chance.nanos(healNanos));
            default -> schedule.with(fresh(moments));
        };
    }

    private YamlNode.Mapping at(YamlNode.Mapping fault, long nanos) {
        if (fault.get("at").isEmpty()) return fault; // of a single message
        YamlNode.Mapping moved = Schedule.with(fault, "at", Math.max(0, Math.min(nanos, healNanos - 1)));
        return moved.without("chance"); // at another moment the same dice mean nothing
    }

    private long near(long nanos) {
        return nanos + chance.nanos(2 * NEAR_NANOS) - NEAR_NANOS;
    }

    /** Just before or after something happened. */
    private long moment(List<Long> moments) {
        if (moments.isEmpty()) return chance.nanos(healNanos);
        long nanos = chance.oneOf(moments);
        return chance.coin() ? nanos + 1 : near(nanos);
    }

    private YamlNode.Mapping stretched(YamlNode.Mapping fault) {
        long length = Schedule.nanos(fault, "for");
        if (length == 0) return fault;
        return Schedule.with(fault, "for", Math.max(SHORTEST_NANOS, Math.round(length * chance.factor(MOST_STRETCH))));
    }

    /** A crash of a node, for a while. */
    private YamlNode.Mapping fresh(List<Long> moments) {
        YamlNode who = Trees.text(chance.oneOf(nodes));
        YamlNode.Mapping crash = Schedule.with(Trees.map(), "at", 0).with("crash", who);
        return Schedule.with(at(crash, moment(moments)), "for", SHORTEST_NANOS + chance.nanos(healNanos / 4));
    }

    /** Two nodes, each for the other. */
    private Map<String, String> exchange() {
        Map<String, String> exchange = new LinkedHashMap<>();
        String one = chance.oneOf(nodes);
        String other = chance.oneOf(nodes);
        exchange.put(one, other);
        exchange.put(other, one);
        return exchange;
    }

    private static YamlNode renamed(YamlNode node, Map<String, String> names) {
        if (node instanceof YamlNode.Scalar scalar)
            return new YamlNode.Scalar(scalar.mark(), names.getOrDefault(scalar.text(), scalar.text()), scalar.plain());
        if (node instanceof YamlNode.Sequence list)
            return Trees.list(
                    list.items().stream().map(item -> renamed(item, names)).toList());
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (YamlNode.Entry entry : ((YamlNode.Mapping) node).entries())
            entries.add(new YamlNode.Entry(entry.key(), renamed(entry.value(), names)));
        return new YamlNode.Mapping(node.mark(), entries);
    }
}
