package dev.splitbrain.explore.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.report.search.ShrunkFile;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Permission;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShrinkerTest {
    private static final Path RAFT = Path.of("scenarios/chaos/raft.yaml");
    private static final String KIND = "log-invariants, leader completeness";
    private static final Map<String, String> WRONG = Map.of(
            "duration",
            "6s",
            "heal",
            "4s",
            "checks",
            "[log-invariants]",
            "protocol.raft.mutant",
            "votes-for-stale-logs");

    @TempDir
    private Path folder;

    private static Trials trials(Path file, Map<String, String> overrides) {
        Variants variants = new Variants(file, overrides, Catalog.standard(), Permission.ofThisFolder());
        return new Trials(variants, Set.of(), () -> false);
    }

    /** The first seed whose run breaks the promise, as small as it can be. */
    private static Shrinker shrunk(Trials trials, Trial start, int threads) {
        Shrinker shrinker = new Shrinker(trials, start, KIND, new Shrinker.Budget(5_000, threads));
        shrinker.shrink(() -> {});
        return shrinker;
    }

    private static Trial start(Trials trials) throws ScenarioException {
        YamlNode.Mapping tree = trials.variants().tree();
        return LongStream.range(1, 100)
                .mapToObj(seed -> trials.run(new Candidate(tree, seed)).orElseThrow())
                .filter(trial -> trial.violation(KIND).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsLeftIsAFewLinesOfWhichNoneCanGo() throws ScenarioException, IOException {
        Trials trials = trials(RAFT, WRONG);
        Trial start = start(trials);
        assertTrue(Size.of(start).faults() + Size.of(start).operations() > 30, "much to leave out");
        Shrinker shrinker = shrunk(trials, start, 2);
        YamlNode.Mapping tree = shrinker.tree();
        assertTrue(Size.lines(tree) >= 1 && Size.lines(tree) <= 8, tree.flow());
        for (int i = 0; i < Parts.faults(tree).size(); i++)
            assertPasses(trials, shrinker, Parts.with(tree, "faults", without(Parts.faults(tree), i)));
        for (int i = 0; i < Parts.script(tree).size(); i++)
            assertPasses(trials, shrinker, Parts.withScript(tree, without(Parts.script(tree), i)));

        Path file = folder.resolve("shrunk.yaml");
        Files.writeString(file, ShrunkFile.of(shrinker, start, RAFT, file, "splitbrain shrink"));
        Trials itself = trials(file, Map.of());
        long seed = itself.variants().read(itself.variants().tree()).seed();
        Trial alone = itself.run(new Candidate(itself.variants().tree(), seed)).orElseThrow();
        assertEquals(shrinker.best().violations(), alone.violations(), "the file fails by itself, for the same reason");
    }

    private static List<YamlNode> without(List<YamlNode> lines, int place) {
        List<YamlNode> left = new ArrayList<>(lines);
        left.remove(place);
        return left;
    }

    private static void assertPasses(Trials trials, Shrinker shrinker, YamlNode.Mapping tree) {
        assertNotEquals(shrinker.tree(), tree);
        Trial trial = trials.run(shrinker.best().candidate().with(tree)).orElseThrow();
        assertEquals(List.of(), trial.violations(), tree.flow());
    }

    @Test
    void shrinkingDoesNotDependOnHowManyCoresThereAre() throws ScenarioException {
        Trials trials = trials(RAFT, WRONG);
        Trial start = start(trials);
        Shrinker one = shrunk(trials, start, 1);
        Shrinker three = shrunk(trials, start, 3);
        assertEquals(
                one.best().candidate().tree().flow(),
                three.best().candidate().tree().flow());
        assertEquals(one.runs(), three.runs());
    }

    /** In a script that is empty the clients would ask what a standard load asks. */
    @Test
    void whereNothingIsAskedThereAreNoClients() throws ScenarioException {
        YamlNode.Mapping tree = trials(RAFT, WRONG).variants().tree();
        assertTrue(tree.get("workload").isPresent());
        assertEquals(Optional.empty(), Parts.withScript(tree, List.of()).get("workload"));
    }
}
