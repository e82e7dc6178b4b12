package dev.splitbrain.explore.search;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.Claims;
import java.util.ArrayList;
import java.util.List;

/**
 * One setting of a scenario, and the faults and weather that it can be given by chance: nothing beyond what the protocol claims
 * to survive.
 *
 * @param perNanos on average from one fault to the next
 * @param healNanos when all is healed
 * @param liveness whether what faults left behind can be worked off once all is healed, so that it may be demanded
 * @param isCalm whether it is left as it is
 */
record Surroundings(
        YamlNode.Mapping tree, Claims claims, long perNanos, long healNanos, boolean liveness, boolean isCalm) {
    private static final long MILLI = 1_000_000;
    private static final long LONG_CALM_NANOS = 5_000_000_000L; // in less, not all is worked off

    /** Of a setting that was read; it may have to heal by itself for faults by chance to stand in it. */
    static Surroundings of(YamlNode.Mapping tree, Scenario scenario, boolean calm, Variants variants) {
        long durationNanos = scenario.world().durationNanos();
        long healNanos = scenario.world().healNanos().orElse(durationNanos / 4 * 3);
        long perNanos = scenario.world().chaos().map(own -> own.perNanos()).orElse(Math.max(MILLI, healNanos / 8));
        boolean liveness = scenario.workload().retry().isPresent() && durationNanos - healNanos >= LONG_CALM_NANOS;
        Surroundings asItIs = new Surroundings(tree, scenario.survives(), perNanos, healNanos, liveness, calm);
        if (calm || asItIs.reads(variants)) return asItIs;
        Surroundings late = asItIs.with(tree.with("heal", duration(durationNanos / 20 * 19)));
        if (tree.get("heal").isEmpty() && late.reads(variants)) return late;
        return new Surroundings(tree, scenario.survives(), perNanos, healNanos, liveness, true);
    }

    private Surroundings with(YamlNode.Mapping newTree) {
        return new Surroundings(newTree, claims, perNanos, healNanos, liveness, isCalm);
    }

    /** Whether faults by chance can stand beside its own: not where one of those comes after all is healed. */
    private boolean reads(Variants variants) {
        try {
            variants.read(withChaos(1, List.of()));
            return true;
        } catch (ScenarioException e) {
            return false;
        }
    }

    /** The setting with faults by chance, so many times rarer, and weather. */
    YamlNode.Mapping withFaults(double rarer, Chance chance) {
        return withChaos(rarer, weather(chance));
    }

    /** The same, where messages also take their turns by a rule. */
    YamlNode.Mapping withFaults(double rarer, YamlNode.Mapping order, Chance chance) {
        List<YamlNode> weather = weather(chance);
        weather.add(order);
        return withChaos(rarer, weather);
    }

    /** Whether messages may take their turns by another rule. */
    boolean mayReorder() {
        return claims.asynchrony();
    }

    /** The setting with messages that take their turns by a rule, and no other faults than its own. */
    YamlNode.Mapping withOrder(YamlNode.Mapping order) {
        List<YamlNode> list = ownFaults();
        list.add(order);
        YamlNode.Mapping reordered = tree.with("faults", Trees.list(list));
        boolean heals = isCalm || tree.get("heal").isPresent();
        return heals ? reordered : reordered.with("heal", duration(healNanos));
    }

    /** Those that the setting names. */
    private List<YamlNode> ownFaults() {
        List<YamlNode> own = new ArrayList<>();
        YamlNode faults = tree.get("faults").orElse(Trees.list(List.of()));
        if (faults instanceof YamlNode.Sequence list) own.addAll(list.items());
        if (faults instanceof YamlNode.Mapping map && map.get("list").orElse(null) instanceof YamlNode.Sequence list)
            own.addAll(list.items());
        return own;
    }

    private YamlNode.Mapping withChaos(double rarer, List<YamlNode> weather) {
        YamlNode faults = tree.get("faults").orElse(Trees.list(List.of()));
        YamlNode.Mapping both = faults instanceof YamlNode.Mapping map ? map : Trees.map();
        List<YamlNode> list = ownFaults();
        list.addAll(weather);
        YamlNode.Mapping options = both.get("chaos").orElse(null) instanceof YamlNode.Mapping own
                ? own
                : Trees.map("liveness", Trees.text(Boolean.toString(liveness || faults instanceof YamlNode.Scalar)));
        options = options.with("per", duration(Math.round(perNanos * rarer)));
        both = both.with("chaos", options);
        return tree.with("faults", list.isEmpty() ? both : both.with("list", Trees.list(list)));
    }

    /** How bad the network is until all is healed. */
    private List<YamlNode> weather(Chance chance) {
        List<YamlNode> weather = new ArrayList<>();
        if (claims.loss() && chance.oneIn(3)) weather.add(always("drop", percent(chance.between(1, 15))));
        if (claims.loss() && chance.oneIn(3)) weather.add(always("duplicate", percent(chance.between(1, 30))));
        if (claims.asynchrony() && chance.oneIn(3))
            weather.add(always(
                    "slow",
                    Trees.map("links", Trees.text("all"))
                            .with("times", Trees.text(String.valueOf(chance.between(2, 12))))));
        return weather;
    }

    private static YamlNode always(String action, YamlNode what) {
        return Trees.map("at", Trees.text("0s")).with(action, what);
    }

    private static YamlNode percent(int percent) {
        return Trees.text(percent + "%");
    }

    private static YamlNode duration(long nanos) {
        return Trees.text(Durations.text(Math.max(MILLI, nanos / MILLI * MILLI)));
    }
}
