package dev.splitbrain.protocol.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                                    onConflict));
        return all;
    }

    /** Each seed with another combination of options: all are met. */
    @Test
    void keepsTransactionsAtomic() {
        List<TwoPhaseSettings> options = allOptions();
        for (int seed = 1; seed <= options.size(); seed++) {
            TwoPhaseSettings settings = options.get(seed - 1);
            Storm storm = Storm.ofEverything(TwoPhaseCommit.protocol(settings), seed % 2 == 0 ? APART : TOGETHER);
            assertEquals("", storm.run(seed).violation(), "seed " + seed + ", " + settings);
        }
    }

    @Test
    void commitsMuchInASafeWorld() {
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
                "presume",
                mutant == TwoPhaseMutant.NO_COLLECTING_RECORD ? Presumption.COMMIT : Presumption.ABORT,
                "termination",
                Termination.COOPERATIVE);
    }

    /** Runs so many seeds of every option: {@code TwoPhaseStormTest 2000}. */
    public static void main(String[] args) {
        int seeds = Integer.parseInt(args[0]);
        for (TwoPhaseMutant mutant : TwoPhaseMutant.values())
            System.out.println(mutant + " "
                    + Storm.ofEverything(TwoPhaseCommit.protocol(wrong(mutant)), APART)
                            .firstViolation(seeds));
        for (TwoPhaseSettings settings : allOptions()) {
            System.out.println(settings);
            System.out.println("  apart: "
                    + Storm.ofEverything(TwoPhaseCommit.protocol(settings), APART)
                            .firstViolation(seeds));
            System.out.println("  together: "
                    + Storm.ofEverything(TwoPhaseCommit.protocol(settings), TOGETHER)
                            .firstViolation(seeds));
        }
    }
}
