package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComparePageTest {
    @Test
    void equalRunsHaveNoDivergence() {
        Divergence divergence = Divergence.between(ReplayRuns.leaderCrash(), ReplayRuns.leaderCrash());
        assertEquals(-1, divergence.row());
        assertTrue(
                divergence.words().get(0).matches("All \\d+ steps are the same\\."),
                divergence.words().get(0));
        assertEquals(1, divergence.words().size());
    }

    @Test
    void theFirstDifferingStepIsNamedInBothRuns() {
        ReplayData a = ReplayRuns.leaderCrash(42);
        ReplayData b = ReplayRuns.leaderCrash(43);
        Divergence divergence = Divergence.between(a, b);
        for (int row = 0; row < divergence.row(); row++) {
            assertEquals(a.recording().times.get(row), b.recording().times.get(row));
        }
        String first = divergence.words().get(0);
        assertTrue(first.contains("in A: client1 asks") && first.contains("in B: client1 asks"), first);
        assertTrue(
                divergence.words().contains("seed: A 42; B 43"),
                divergence.words().toString());
    }
}
