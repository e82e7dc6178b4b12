package dev.splitbrain.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page says what runs say: its costs, and the first few of its failover times. Make it anew with scripts/compare-consensus. */
class ConsensusComparedTest {
    private static final int SEEDS = 4;

    @Test
    void theCostsOnThePageAreThoseOfNewRuns() throws Exception {
        String page = Files.readString(ConsensusCompared.PAGE);
        assertTrue(page.contains(ConsensusCompared.costs()), () -> "stale: run scripts/compare-consensus");
    }

    @Test
    void theFailoverTimesAreThoseOfNewRuns() throws Exception {
        List<String> rows = Files.readAllLines(ConsensusCompared.TIMES);
        for (Variant variant : Variant.ALL) {
            long[] nanos = ConsensusCompared.silences(variant, SEEDS);
            for (int seed = 1; seed <= SEEDS; seed++) {
                String row = '"' + variant.name() + "\"," + seed + "," + nanos[seed - 1];
                assertTrue(rows.contains(row), () -> "stale: run scripts/compare-consensus; not there: " + row);
            }
        }
        assertEquals(1 + 300 * Variant.ALL.size(), rows.size());
    }
}
