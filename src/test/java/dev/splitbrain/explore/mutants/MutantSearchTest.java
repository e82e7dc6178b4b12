package dev.splitbrain.explore.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.search.Search;
import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.report.search.FoundFile;
import dev.splitbrain.report.search.StoryFile;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantSearchTest {
    private static final Path HUNT = Path.of("scenarios/hunts/2pc.yaml");

    private static MutantSearch search(Map<String, String> more, int threads) {
        return new MutantSearch(
                "2pc",
                List.of(new Hunt(HUNT, values -> variants(HUNT, more, values), Search.By.COVERAGE)),
                new Search.Plan(Search.By.COVERAGE, 1, 40, false, threads),
                4_000,
                () -> false,
                () -> 0);
    }

    private static Variants variants(Path file, Map<String, String> more, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(values);
        return new Variants(file, all, Catalog.standard(), Permission.ofThisFolder());
    }

    @Test
    void aMistakeIsFoundAndShrunkToWhatFailsBecauseOfIt(@TempDir Path folder) throws ScenarioException, IOException {
        Score.Found found =
                search(Map.of(), 2).score("unforced-prepare").found().orElseThrow();
        assertTrue(found.left() <= 8, "faults and operations left: " + found.left());
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, FoundFile.of(found.smallest(), HUNT, file, "splitbrain search"));
        assertEquals(found.smallest().violations(), again(file, Map.of()).violations(), "it fails by itself");
        Trial cured = again(file, Map.of("protocol.2pc.mutant", "none"));
        assertTrue(cured.violations().isEmpty(), "and does not without the mistake");
        String story = StoryFile.of(found.smallest(), file).orElseThrow();
        assertTrue(story.contains("decided abort"), story);
        assertTrue(story.contains("look: reports/small-s"), "where replay puts the page of small.yaml: " + story);
    }

    private static Trial again(Path file, Map<String, String> values) throws ScenarioException {
        Variants variants = variants(file, Map.of(), values);
        long seed = variants.read(variants.tree()).seed();
        return new Trials(variants, Set.of(), () -> false)
                .run(new Candidate(variants.tree(), seed))
                .orElseThrow();
    }

    @Test
    void theScoreDoesNotDependOnHowManyCoresThereAre() throws ScenarioException {
        Score one = search(Map.of(), 1).score("unforced-prepare");
        Score three = search(Map.of(), 3).score("unforced-prepare");
        assertEquals(one.runs(), three.runs());
        assertEquals(
                one.found().orElseThrow().smallest().candidate(),
                three.found().orElseThrow().smallest().candidate());
    }

    @Test
    void huntsTakeTurnsSoThatWhatOneCannotFindAnotherMay() throws ScenarioException {
        Hunt inVain = new Hunt(
                HUNT, values -> variants(HUNT, Map.of(), Map.of("protocol.2pc.mutant", "none")), Search.By.COVERAGE);
        Hunt hunt = new Hunt(HUNT, values -> variants(HUNT, Map.of(), values), Search.By.POS);
        Search.Plan plan = new Search.Plan(Search.By.COVERAGE, 1, 300, false, 2);
        Score score =
                new MutantSearch("2pc", List.of(inVain, hunt), plan, 1, () -> false, () -> 0).score("unforced-prepare");
        assertEquals(hunt, score.found().orElseThrow().hunt());
        assertTrue(score.runs() > 128 && score.runs() <= 300, "the first had its turn: " + score.runs());
        assertEquals(score.runs(), score.found().orElseThrow().run());
    }

    @Test
    void theProtocolWithoutAMistakeIsNotAccused() throws ScenarioException {
        Score score = search(Map.of(), 2).score(Score.NONE);
        assertTrue(score.isAsItShouldBe() && score.runs() >= 36, score.toString());
    }

    @Test
    void aSettingThatIsWrongIsToldBeforeTheFirstRun() {
        Map<String, String> wrong = Map.of("sweep.settings", "[{protocol.2pc.presume: nonsense}]");
        ScenarioException e =
                assertThrows(ScenarioException.class, () -> search(wrong, 1).score("unforced-prepare"));
        assertTrue(e.render().contains("nonsense"), e.render());
    }
}
