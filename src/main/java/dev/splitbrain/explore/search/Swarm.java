package dev.splitbrain.explore.search;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Sweep;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs by chance, one a seed (swarm testing: Groce, Zhang, Eide, Chen and Regehr 2012). The seed also draws one of the settings
 * that the scenario would be swept over, how many faults there are, of which kinds and how strong, how bad the network is
 * meanwhile, and how much the clients ask. All of it ends when the run heals: a phase of safety, then one of liveness.
 */
final class Swarm {
    private static final int PLAIN_ONE_IN = 6; // as the scenario says it
    private static final double MOST = 4; // times more faults, or fewer

    private final List<Surroundings> settings = new ArrayList<>();
    private final LoadKnobs loads = new LoadKnobs();

    /** Of a scenario; a setting that is wrong is told now. Where the scenario has chaos, settings without are left in calm. */
    Swarm(YamlNode.Mapping tree, Scenario scenario, Variants variants) throws ScenarioException {
        YamlNode.Mapping own = tree.without("sweep").without("claims");
        boolean hasChaos = scenario.world().chaos().isPresent();
        for (Map<String, String> each : scenario.sweep().map(Sweep::settings).orElse(List.of(Map.of()))) {
            YamlNode.Mapping setting = variants.with(own, each);
            Scenario read = variants.read(setting);
            boolean calm = hasChaos && read.world().chaos().isEmpty();
            settings.add(Surroundings.of(setting, read, calm, variants));
        }
    }

    /** The run with this seed. */
    Candidate draw(long seed, Search.By by) {
        Chance chance = new Chance(new Rng(seed).stream("search"));
        Surroundings setting = chance.oneOf(settings);
        if (by.isOfOrders() && setting.mayReorder()) return reordered(setting, seed, by, chance);
        if (setting.isCalm() || chance.oneIn(PLAIN_ONE_IN)) return new Candidate(setting.tree(), seed, true);
        return new Candidate(loads.draw(setting.withFaults(chance.factor(MOST), chance), chance), seed);
    }

    /** Every second one has no faults besides: what an order alone can do is easier to see without. */
    private Candidate reordered(Surroundings setting, long seed, Search.By by, Chance chance) {
        YamlNode.Mapping order = OrderKnobs.line(by, setting.healNanos(), chance);
        YamlNode.Mapping tree = setting.isCalm() || chance.coin()
                ? setting.withOrder(order)
                : setting.withFaults(chance.factor(MOST), order, chance);
        return new Candidate(loads.draw(tree, chance), seed);
    }
}
