package dev.splitbrain.protocol.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.protocol.paxos.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two-phase commit under faults drawn from seeds: every kind of it keeps transactions atomic, every mutant does not. */
class TwoPhaseStormTest {
    private static final UnaryOperator<Cluster> APART =
            cluster -> cluster.nodes("coordinator", 2).nodes("participant", 3);
    private static final UnaryOperator<Cluster> TOGETHER = cluster -> cluster.nodes("node", 4);

    static List<TwoPhaseSettings> allOptions() {
        List<TwoPhaseSettings> all = new ArrayList<>();
        for (Presumption presume : Presumption.values())
            for (Forget forget : Forget.values())
                for (Termination termination : Termination.values())
                    for (Initiator initiator : Initiator.values())
                        for (OnConflict onConflict : OnConflict.values())
                            all.add(Settings.of(
                                    TwoPhaseSettings.defaults(),
                                    "presume",
                                    presume,
                                    "forget",
                                    forget,
                                    "termination",
                                    termination,
                                    "initiator",
                                    initiator,
                                    "onConflict",
                                    onConflict,
                                    "rememberAborts",
                                    true));
        return all;
    }

    /** Each seed with another combination of options, and both layouts in turn. */
    static Run storm(long seed) {
        List<TwoPhaseSettings> options = allOptions();
        TwoPhaseSettings settings = options.get((int) (seed / 2 % options.size()));
        return Storm.ofEverything(TwoPhaseCommit.protocol(settings), seed % 2 == 0 ? APART : TOGETHER)
                .run(seed);
    }

    @Test
    void keepsTransactionsAtomicAndSettlesThem() {
        for (long seed = 1; seed <= 60; seed++) assertEquals("", storm(seed).violation(), "seed " + seed);
    }

    @Test
    void commitsMuchInBadWeather() {
        Storm storm = Storm.ofEverything(TwoPhaseCommit.protocol(TwoPhaseSettings.defaults()), APART);
        assertTrue(storm.committed(1) > 50, "a storm in which nothing commits proves nothing");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void catchesEveryMutant(TwoPhaseMutant mutant) {
        assertNotEquals(
                "",
                Storm.ofEverything(TwoPhaseCommit.protocol(wrong(mutant)), APART)
                        .firstViolation(60));
    }

    private static TwoPhaseSettings wrong(TwoPhaseMutant mutant) {
        return Settings.of(
                TwoPhaseSettings.defaults(),
                "mutant",
                mutant,
                "rememberAborts",
                true,
                "presume",
                mutant == TwoPhaseMutant.NO_COLLECTING_RECORD ? Presumption.COMMIT : Presumption.ABORT,
                "termination",
                Termination.COOPERATIVE);
    }
}
