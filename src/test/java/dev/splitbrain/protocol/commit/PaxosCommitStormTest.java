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

/** Paxos Commit under faults drawn from seeds: every kind of it keeps transactions atomic, every mutant does not. */
class PaxosCommitStormTest {
    private static final UnaryOperator<Cluster> APART =
            cluster -> cluster.nodes("acceptor", 3).nodes("participant", 3);
    private static final UnaryOperator<Cluster> TOGETHER = cluster -> cluster.nodes("node", 4);
    private static final List<UnaryOperator<Cluster>> LAYOUTS = List.of(APART, TOGETHER);

    static List<PaxosCommitSettings> allOptions() {
        List<PaxosCommitSettings> all = new ArrayList<>();
        for (boolean faster : new boolean[] {false, true})
            for (Initiator initiator : Initiator.values())
                for (OnConflict onConflict : OnConflict.values())
                    all.add(Settings.of(
                            PaxosCommitSettings.defaults(),
                            "faster",
                            faster,
                            "initiator",
                            initiator,
                            "onConflict",
                            onConflict));
        return all;
    }

    @Test
    void keepsTransactionsAtomicAndSettlesThem() {
        List<PaxosCommitSettings> options = allOptions();
        for (int seed = 1; seed <= 6 * options.size(); seed++) {
            PaxosCommitSettings settings = options.get(seed % options.size());
            UnaryOperator<Cluster> layout = LAYOUTS.get(seed / options.size() % 2);
            Storm storm = Storm.ofEverything(PaxosCommit.protocol(settings), layout);
            assertEquals("", storm.run(seed).violation(), "seed " + seed + ", " + settings);
        }
    }

    @Test
    void commitsMuchInBadWeather() {
        Storm storm = Storm.ofEverything(PaxosCommit.protocol(PaxosCommitSettings.defaults()), APART);
        assertTrue(storm.committed(1) > 50, "a storm in which nothing commits proves nothing");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void catchesEveryMutant(PaxosCommitMutant mutant) {
        PaxosCommitSettings wrong = Settings.of(PaxosCommitSettings.defaults(), "mutant", mutant);
        assertNotEquals(
                "", Storm.ofEverything(PaxosCommit.protocol(wrong), APART).firstViolation(60));
    }

    /** Runs so many seeds of every option: {@code PaxosCommitStormTest 2000}. */
    public static void main(String[] args) {
        int seeds = Integer.parseInt(args[0]);
        for (PaxosCommitMutant mutant : PaxosCommitMutant.values()) {
            PaxosCommitSettings wrong = Settings.of(PaxosCommitSettings.defaults(), "mutant", mutant);
            System.out.println(mutant + ": "
                    + Storm.ofEverything(PaxosCommit.protocol(wrong), APART).firstViolation(seeds));
        }
        for (PaxosCommitSettings settings : allOptions()) {
            System.out.println(settings);
            for (UnaryOperator<Cluster> layout : LAYOUTS)
                System.out.println("  "
                        + Storm.ofEverything(PaxosCommit.protocol(settings), layout)
                                .firstViolation(seeds));
        }
    }
}
