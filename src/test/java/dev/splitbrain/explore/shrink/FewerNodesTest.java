package dev.splitbrain.explore.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Permission;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FewerNodesTest {
    private static final Path TANGLE = Path.of("scenarios/examples/found-by-order.yaml");
    private static final String KIND = "at-most-one-value, instance k";

    private static Variants tangle() {
        return new Variants(TANGLE, Map.of(), Catalog.standard(), Permission.ofThisFolder());
    }

    /** Two of three acceptors are a majority, and two of two: only a single one is less. */
    @Test
    void twoOfThreeAcceptorsGoWhereOneCannot() throws ScenarioException {
        Variants variants = tangle();
        Trials trials = new Trials(variants, Set.of(), () -> false);
        long seed = variants.read(variants.tree()).seed();
        Trial start = trials.run(new Candidate(variants.tree(), seed)).orElseThrow();
        assertEquals(11, Size.lines(variants.tree()));
        Shrinker shrinker = new Shrinker(trials, start, KIND, new Shrinker.Budget(8_000, 2))
                .curedBy(Map.of("protocol.fast-paxos.mutant", "none"));
        shrinker.shrink(() -> {});
        assertEquals(3, Size.of(shrinker.best()).nodes(), shrinker.tree().flow());
        assertTrue(Size.lines(shrinker.tree()) <= 8, shrinker.tree().flow());
    }

    @Test
    void aMessageThatWaitsForOneOfANodeThatIsGoneWaitsToTheEnd() throws ScenarioException {
        YamlNode.Mapping left = FewerNodes.fewer(tangle().tree(), "a2").orElseThrow();
        List<String> waiting = Parts.faults(left).stream()
                .map(YamlNode::flow)
                .filter(line -> line.contains("deliver"))
                .toList();
        assertEquals(
                List.of(
                        "{deliver: {message: Propose, from: p1, to: a1}}",
                        "{deliver: {message: Propose, from: p1, to: a3}}",
                        "{deliver: {message: Propose, from: p2, to: a3}}"),
                waiting);
    }
}
