package dev.splitbrain.protocol.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.splitbrain.scenario.ScenarioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The store gives the numbers of Bailis et al. 2012 (probabilistically bounded staleness, table 4 and figure 6), re-computed
 * from its model: how likely a read is consistent that begins when the write has just been acknowledged, the 99.9th percentiles
 * of latency, and how long after the write a read is consistent with probability .999.
 */
class StalenessTablesTest {
    private static final int TRIALS = 15_000;
    private static final int TRIALS_OF_LATENCY = 60_000; // the 1000th part of them decides

    @ParameterizedTest(name = "{0} r{1} w{2}")
    @CsvSource({"ssd, 1, 1, .974", "disk, 1, 1, .439", "wan, 1, 1, .33"})
    void aReadRightAfterTheWriteIsConsistentAsOftenAsPublished(String name, int r, int w, double published)
            throws ScenarioException {
        for (long seed = 1; seed <= 3; seed++) {
            double consistent =
                    new StalenessTrials(name, r, w, "none").inTurn(TRIALS, seed).consistent();
            assertEquals(published, consistent, .007, "seed " + seed);
        }
    }

    @ParameterizedTest(name = "{0} r{1} w{2}")
    @CsvSource({"ssd, 1, 1, .66, .66", "disk, 1, 1, .66, 10.99", "disk, 2, 1, 1.63, 10.9", "disk, 1, 2, .65, 20.97"})
    void latenciesAreAsPublished(String name, int r, int w, double readMillis, double writeMillis)
            throws ScenarioException {
        StalenessTrials.Figures figures = new StalenessTrials(name, r, w, "none").inTurn(TRIALS_OF_LATENCY, 1);
        assertEquals(readMillis, figures.readMillis(), readMillis * .03);
        assertEquals(writeMillis, figures.writeMillis(), writeMillis * .03);
    }

    @Test
    void latenciesAcrossContinentsAreAsPublished() throws ScenarioException {
        StalenessTrials trials = new StalenessTrials("wan", 1, 1, "none");
        assertEquals(3.4, trials.inTurn(TRIALS_OF_LATENCY, 1).readMillis(), 3.4 * .03);
        assumeTrue(Boolean.getBoolean("splitbrain.thorough"), "scripts/thorough runs it");
        assertEquals(
                55.1, trials.writeMillis(200_000, 10), 55.1 * .03); // one near replica decides, and its tail is heavy
    }

    /** The tails of disk and WAN are heavy: a few percent need far more writes than a test has time for. */
    @ParameterizedTest(name = "{0} r{1} w{2}")
    @CsvSource({
        "ssd, 1, 1, 1.85, 10000",
        "disk, 2, 1, 13.6, 10000",
        "disk, 1, 1, 45.5, 200000",
        "disk, 1, 2, 43.3, 200000",
        "wan, 1, 1, 113, 200000"
    })
    void readsAreConsistentAfterTheTimePublished(String name, int r, int w, double millis, int writes)
            throws ScenarioException {
        assumeTrue(writes <= 10_000 || Boolean.getBoolean("splitbrain.thorough"), "scripts/thorough runs it");
        double found = new StalenessTrials(name, r, w, "none").visibleAfterMillis(millis, writes, 1);
        assertEquals(millis, found, millis * .15);
    }

    @Test
    void overlappingQuorumsAreNeverStaleAndMutantsAre() throws ScenarioException {
        assertEquals(
                1, new StalenessTrials("disk", 2, 2, "none").inTurn(TRIALS, 1).consistent());
        assertTrue(new StalenessTrials("disk", 2, 2, "answers-early")
                        .inTurn(2_000, 1)
                        .consistent()
                < .9);
        assertTrue(
                new StalenessTrials("disk", 2, 2, "reads-one").inTurn(2_000, 1).consistent() < .999);
    }
}
