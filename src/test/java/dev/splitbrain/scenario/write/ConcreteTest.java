package dev.splitbrain.scenario.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.history.Operation;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Permission;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcreteTest {
    @ParameterizedTest
    @ValueSource(strings = {"raft", "multi-paxos", "2pc", "3pc", "gossip"})
    void aRunWhoseFaultsAreSpeltOutGoesAsItWent(String protocol) throws ScenarioException {
        Path file = Path.of("scenarios", "chaos", protocol + ".yaml");
        for (long seed = 1; seed <= 4; seed++) goesAsItWent(file, seed, Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faults/bridge",
                "faults/single-messages",
                "faults/ring",
                "faults/clogging",
                "faults/halves",
                "faults/selectors",
                "faults/times",
                "faults/drop-one-type",
                "faults/region-cut",
                "faults/byzantine-replaying",
                "faults/clock-strobe",
                "faults/bit-flip",
                "faults/slow-cpu",
                "faults/crash-loop",
                "raft/leader-crash",
                "raft/partial-partition"
            })
    void soDoesOneOfEveryKindOfFault(String name) throws ScenarioException {
        goesAsItWent(Path.of("scenarios", name + ".yaml"), 1, Map.of());
    }

    private static void goesAsItWent(Path file, long seed, Map<String, String> overrides) throws ScenarioException {
        Trials trials = trials(file, overrides);
        YamlNode.Mapping tree = trials.variants().tree();
        Trial before = trials.run(new Candidate(tree, seed)).orElseThrow();
        YamlNode.Mapping concrete = concrete(before);
        Trial after = trials.run(before.candidate().with(concrete))
                .orElseThrow(() -> new AssertionError(why(trials.variants(), concrete)));
        assertTrue(before.faults().size() > 0, "a fault fired");
        assertEquals(-1, firstDifference(before, after), file + " with seed " + seed + ": " + concrete.flow());
        assertEquals(before.violations(), after.violations());
    }

    /** The place of the first operation that went otherwise; -1 for none. */
    private static int firstDifference(Trial before, Trial after) {
        List<Operation> one = before.history().operations();
        List<Operation> other = after.history().operations();
        for (int i = 0; i < Math.min(one.size(), other.size()); i++)
            if (!one.get(i).equals(other.get(i))) return i;
        return one.size() == other.size() ? -1 : Math.min(one.size(), other.size());
    }

    private static YamlNode.Mapping concrete(Trial trial) {
        YamlNode.Mapping faults = Concrete.faults(
                        trial.candidate().tree(),
                        trial.scenario().world(),
                        trial.candidate().seed(),
                        trial.faults(),
                        trial.endNanos())
                .orElseThrow();
        return Concrete.checks(faults, trial.scenario().checks(), Concrete.names(trial.scenario()));
    }

    private static String why(Variants variants, YamlNode.Mapping tree) {
        try {
            return variants.read(tree).name();
        } catch (ScenarioException e) {
            return e.render();
        }
    }

    @Test
    void checksThatChaosDemandsAreSpeltOut() throws ScenarioException {
        Path file = Path.of("scenarios/raft/leader-crash.yaml");
        Trials trials = trials(
                file, Map.of("faults", "chaos", "checks", "[linearizable, {one-leader-per-term: {expect: violated}}]"));
        Trial trial = trials.run(new Candidate(trials.variants().tree(), 1)).orElseThrow();
        YamlNode.Mapping tree = Concrete.checks(
                trial.candidate().tree(),
                trial.scenario().checks(),
                new TreeSet<>(Set.of("replicas-equal", "one-leader-per-term")));
        String checks = tree.get("checks").orElseThrow().flow();
        assertTrue(checks.contains("{replicas-equal: {within: "), checks);
        assertFalse(checks.contains("linearizable"), checks);
        assertFalse(checks.contains("expect"), checks);
    }

    private static Trials trials(Path file, Map<String, String> overrides) {
        return new Trials(
                new Variants(file, overrides, Catalog.standard(), Permission.ofThisFolder()), Set.of(), () -> false);
    }
}
