package dev.splitbrain.explore.search;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Sweep;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs by chance, one a seed (swarm testing: Groce, Zhang, Eide, Chen and Regehr 2012). The seed also draws how many faults
 * there are, of which kinds and how strong, how bad the network is meanwhile, and how much the clients ask. All of it ends
 * when the run heals: a phase of safety, then one of liveness.
 */
final class Swarm {
    private static final long MILLI = 1_000_000;
    private static final int PLAIN_ONE_IN = 6; // as the scenario says it
    private static final long LONG_CALM_NANOS =
            5_000_000_000L; // in less, what faults left behind may not be worked off
    private static final double MOST = 4; // times more faults, operations

    private final Variants variants;
    private final YamlNode.Mapping tree;
    private final List<Map<String, String>> settings;
    private final Claims claims;
    private final long perNanos; // between two faults
    private final boolean liveness;
    private final boolean chaos; // whether faults by chance can stand beside the scenario's own
    private final LoadKnobs loads = new LoadKnobs();

    Swarm(YamlNode.Mapping tree, Scenario scenario, Variants variants) {
        this.variants = variants;
        settings = scenario.sweep().map(Sweep::settings).orElse(List.of());
        claims = scenario.survives();
        long healNanos = scenario.world().healNanos().orElse(scenario.world().durationNanos() / 4 * 3);
        perNanos = scenario.world().chaos().map(own -> own.perNanos()).orElse(Math.max(MILLI, healNanos / 8));
        long calmNanos = scenario.world().durationNanos() - healNanos;
        liveness = scenario.workload().retry().isPresent() && calmNanos >= LONG_CALM_NANOS;
        YamlNode.Mapping own = tree.without("sweep").without("claims");
        YamlNode.Mapping late = tree.get("heal").isPresent()
                ? own
                : own.with("heal", duration(scenario.world().durationNanos() / 20 * 19));
        chaos = reads(withChaos(own, 1, List.of()), variants) || reads(withChaos(late, 1, List.of()), variants);
        this.tree = chaos && !reads(withChaos(own, 1, List.of()), variants) ? late : own;
    }

    private static boolean reads(YamlNode.Mapping tree, Variants variants) {
        try {
            variants.read(tree);
            return true;
        } catch (ScenarioException e) {
            return false; // one of the scenario's own faults comes after all is healed
        }
    }

    /** The run with this seed. */
    Candidate draw(long seed) {
        Chance chance = new Chance(new Rng(seed).stream("search"));
        boolean plain = !chaos || chance.oneIn(PLAIN_ONE_IN);
        YamlNode.Mapping drawn = setting(chance);
        if (!plain) drawn = withChaos(drawn, chance.factor(MOST), weather(chance));
        return new Candidate(loads.draw(drawn, chance), seed);
    }

    /** One of the settings that the scenario would be swept over. */
    private YamlNode.Mapping setting(Chance chance) {
        return settings.isEmpty()
                ? tree
                : variants.with(tree, chance.oneOf(settings)).orElse(tree);
    }

    private YamlNode.Mapping withChaos(YamlNode.Mapping plain, double factor, List<YamlNode> weather) {
        YamlNode faults = plain.get("faults").orElse(Trees.list(List.of()));
        YamlNode.Mapping both = faults instanceof YamlNode.Mapping map ? map : Trees.map();
        List<YamlNode> list = new ArrayList<>(weather);
        if (faults instanceof YamlNode.Sequence own) list.addAll(0, own.items());
        if (both.get("list").orElse(null) instanceof YamlNode.Sequence own) list.addAll(0, own.items());
        YamlNode.Mapping options = both.get("chaos").orElse(null) instanceof YamlNode.Mapping own
                ? own
                : Trees.map("liveness", Trees.text(Boolean.toString(liveness || faults instanceof YamlNode.Scalar)));
        options = options.with("per", duration(Math.round(perNanos * factor)));
        both = both.with("chaos", options);
        return plain.with("faults", list.isEmpty() ? both : both.with("list", Trees.list(list)));
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
