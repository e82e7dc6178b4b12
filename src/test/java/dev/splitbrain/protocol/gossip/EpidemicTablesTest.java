package dev.splitbrain.protocol.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.protocol.gossip.GossipSettings.Cycles;
import dev.splitbrain.protocol.gossip.GossipSettings.Loss;
import dev.splitbrain.protocol.gossip.GossipSettings.Mode;
import dev.splitbrain.protocol.gossip.GossipSettings.Mongering;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Demers et al. 1987, tables 1 to 3, and rounds until all know: one update, synchronous cycles. A mean over fewer runs than the
 * published one is less sharp: allowed are what the table rounds away, its tolerance, and three standard errors.
 */
class EpidemicTablesTest {
    private static final int RUNS = 50;

    private static GossipSettings settings(Mode mode, Mongering mongering, Loss loss, int k, Mutant mutant) {
        return new GossipSettings(
                mode, 1, Duration.ofSeconds(1), Cycles.SYNCHRONOUS, mongering, loss, k, Duration.ZERO, false, mutant);
    }

    private static Epidemic mean(int runs, int sites, int cycles, GossipSettings settings) {
        List<Epidemic> all = LongStream.rangeClosed(1, runs)
                .mapToObj(seed -> Epidemic.run(seed, sites, cycles, settings))
                .toList();
        return Epidemic.mean(all);
    }

    @ParameterizedTest
    @CsvSource({"1, .18, 1.7, 16.8", "2, .037, 3.3, 16.9", "3, .011, 4.5, 17.4"})
    void pushWithFeedbackAndCounter(int k, double residue, double traffic, double last) {
        Epidemic mean = mean(RUNS, 1000, 60, settings(Mode.PUSH, Mongering.FEEDBACK, Loss.COUNTER, k, Mutant.NONE));
        assertEquals(residue, mean.residue(), residue * .04 + .0012);
        assertEquals(traffic, mean.traffic(), traffic * .01 + .05);
        assertEquals(last, mean.lastCycle(), .3 + .5);
    }

    @ParameterizedTest
    @CsvSource({"1, .96, .04, 38", "2, .20, 1.6, 33", "3, .060, 2.8, 32", "4, .021, 3.9, 32", "5, .008, 4.9, 32"})
    void pushBlindWithCoin(int k, double residue, double traffic, double last) {
        Epidemic mean = mean(RUNS, 1000, 150, settings(Mode.PUSH, Mongering.BLIND, Loss.COIN, k, Mutant.NONE));
        assertEquals(residue, mean.residue(), residue * .04 + .005);
        assertEquals(traffic, mean.traffic(), traffic * .01 + .05);
        assertEquals(last, mean.lastCycle(), .3 + 2);
    }

    @ParameterizedTest
    @CsvSource({"1, .031, 2.70, 17.63", "2, .00058, 4.49, 15.39"})
    void pullWithFeedbackAndCounter(int k, double residue, double traffic, double last) {
        Epidemic mean = mean(RUNS, 1000, 60, settings(Mode.PULL, Mongering.FEEDBACK, Loss.COUNTER, k, Mutant.NONE));
        assertEquals(residue, mean.residue(), residue * .04 + .001);
        assertEquals(traffic, mean.traffic(), traffic * .01 + .05);
        assertEquals(last, mean.lastCycle(), .3 + .5);
    }

    @Test
    void aCounterThatIsNeverResetStopsTooEarly() {
        Epidemic mean =
                mean(30, 1000, 60, settings(Mode.PUSH, Mongering.FEEDBACK, Loss.COUNTER, 2, Mutant.KEEPS_COUNTING));
        assertTrue(mean.traffic() < 3.3 * .99 - .05);
    }

    @Test
    void aCounterThatMovesWithEachCallerIsNotThePapersPull() {
        Epidemic mean =
                mean(30, 1000, 60, settings(Mode.PULL, Mongering.FEEDBACK, Loss.COUNTER, 1, Mutant.COUNTS_EACH_CALLER));
        assertTrue(mean.traffic() < 2.70 * .99 - .05, mean::toString);
    }

    @Test
    void aCycleThatIsNoSnapshotStopsTooEarly() {
        Epidemic mean =
                mean(30, 1000, 60, settings(Mode.PUSH, Mongering.FEEDBACK, Loss.COUNTER, 1, Mutant.KNEW_IT_ALL_ALONG));
        assertTrue(mean.residue() > .18 * 1.04 + .0012);
    }

    @ParameterizedTest
    @CsvSource({"PUSH, 18.04, 23.60", "PULL, 13.79, 17.49", "PUSH_PULL, 9.15, 11.57"})
    void roundsUntilAllKnow(Mode mode, double thousand, double tenThousand) {
        GossipSettings settings = settings(mode, Mongering.NONE, Loss.COUNTER, 1, Mutant.NONE);
        Epidemic small = mean(RUNS, 1000, 40, settings);
        assertEquals(thousand, small.lastCycle(), .15 + .35);
        assertEquals(0, small.residue());
        assertEquals(tenThousand, mean(2, 10_000, 40, settings).lastCycle(), .15 + 1.5);
    }
}
