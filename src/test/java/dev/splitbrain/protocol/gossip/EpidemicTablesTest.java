package dev.splitbrain.protocol.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.protocol.gossip.GossipSettings.Cycles;
import dev.splitbrain.protocol.gossip.GossipSettings.Loss;
import dev.splitbrain.protocol.gossip.GossipSettings.Mode;
import dev.splitbrain.protocol.gossip.GossipSettings.Mongering;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Demers et al. 1987, tables 1 and 2: n = 1000, synchronous cycles, one update. Over so few runs a mean is less sharp than
 * the published one; three standard errors are allowed. The scenarios under {@code fidelity} sweep more.
 */
class EpidemicTablesTest {
    private static final int SITES = 1000;

    private static GossipSettings settings(Mode mode, Mutant mutant) {
        return new GossipSettings(
                mode,
                1,
                Duration.ofSeconds(1),
                Cycles.SYNCHRONOUS,
                Mongering.NONE,
                Loss.COUNTER,
                1,
                Duration.ZERO,
                false,
                mutant);
    }

    private static double mean(int runs, int cycles, GossipSettings settings, ToDoubleFunction<Epidemic> what) {
        return LongStream.rangeClosed(1, runs)
                .mapToObj(seed -> Epidemic.run(seed, SITES, cycles, settings))
                .mapToDouble(what)
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1, .18, 1.7, .01", "2, .037, 3.3, .005", "3, .011, 4.5, .003"})
    void pushWithFeedbackAndCounter(int k, double residue, double traffic, double error) {
        GossipSettings settings = settings(Mode.PUSH, Mutant.NONE).mongering(Mongering.FEEDBACK, Loss.COUNTER, k);
        assertEquals(residue, mean(30, 60, settings, Epidemic::residue), error);
        assertEquals(traffic, mean(30, 60, settings, Epidemic::traffic), .1);
    }

    @Test
    void aCounterThatIsNeverResetStopsTooEarly() {
        GossipSettings settings =
                settings(Mode.PUSH, Mutant.KEEPS_COUNTING).mongering(Mongering.FEEDBACK, Loss.COUNTER, 2);
        assertTrue(mean(30, 60, settings, Epidemic::traffic) < 3.3 - .1);
    }

    @ParameterizedTest
    @CsvSource({"2, .20, 1.6, .08", "3, .060, 2.8, .01", "4, .021, 3.9, .006"})
    void pushBlindWithCoin(int k, double residue, double traffic, double error) {
        GossipSettings settings = settings(Mode.PUSH, Mutant.NONE).mongering(Mongering.BLIND, Loss.COIN, k);
        assertEquals(residue, mean(60, 120, settings, Epidemic::residue), error);
        assertEquals(traffic, mean(60, 120, settings, Epidemic::traffic), .2);
    }

    @ParameterizedTest
    @CsvSource({"PUSH, 18.04", "PULL, 13.79", "PUSH_PULL, 9.15"})
    void roundsUntilAllKnow(Mode mode, double rounds) {
        assertEquals(rounds, mean(60, 40, settings(mode, Mutant.NONE), Epidemic::lastCycle), .5);
        assertEquals(0, mean(3, 40, settings(mode, Mutant.NONE), Epidemic::residue));
    }
}
