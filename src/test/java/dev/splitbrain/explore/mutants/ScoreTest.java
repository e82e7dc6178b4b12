package dev.splitbrain.explore.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Permission;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Map<String, String> WRONG = Map.of("protocol.2pc.mutant", "unforced-prepare");

    /** A run with so many participants to crash. */
    private static Score.Found found(int run, String faults) throws ScenarioException {
        Variants variants =
                new Variants(Path.of("scenarios/hunts/2pc.yaml"), WRONG, Catalog.standard(), Permission.ofThisFolder());
        Candidate candidate = new Candidate(variants.with(variants.tree(), Map.of("faults", faults)), 1);
        Trial trial = new Trials(variants, Set.of(), () -> false).run(candidate).orElseThrow();
        return new Score.Found(run, null, Size.of(trial), trial, null, 100, 1_000);
    }

    @Test
    void ofSeveralFindingsTheSmallestIsKeptAndTheFirstIsWhenItWasFound() throws ScenarioException {
        Score.Found large = found(3, "[{at: 1ms, restart: any}, {at: 2ms, restart: any}]");
        Score.Found small = found(17, "[{at: 1ms, restart: any}]");
        assertEquals(small.smallest(), large.orSmaller(small).smallest());
        assertEquals(small.smallest(), small.orSmaller(large).smallest());
        assertEquals(3, large.orSmaller(small).run());
        assertEquals(200, large.orSmaller(small).shrinkRuns());
    }
}
