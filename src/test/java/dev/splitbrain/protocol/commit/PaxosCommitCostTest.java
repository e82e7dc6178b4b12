package dev.splitbrain.protocol.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The costs of Paxos Commit that Gray and Lamport count (2006, §4.2 and figure 3), exactly. */
class PaxosCommitCostTest {
    @ParameterizedTest
    @CsvSource({"2, 0", "2, 1", "3, 1", "5, 1", "5, 2", "8, 3"})
    void apart(int n, int f) {
        Costs costs = Costs.of(() -> apartCluster(n, f, false));
        int delays = f == 0 ? 4 : 5; // with F = 0 it is two-phase commit: 3N - 1 messages and 4 delays
        assertEquals(new Costs((n + 1) * (f + 3) - 4, delays, n + f + 1, 3), costs);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 1", "3, 1", "5, 1", "5, 2", "8, 3"})
    void apartAndFaster(int n, int f) {
        Costs costs = Costs.of(() -> apartCluster(n, f, true));
        assertEquals(new Costs(n * (2 * f + 3) - 1, 4, n + f + 1, 3), costs);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "5, 1", "5, 2", "8, 3"})
    void coLocated(int n, int f) {
        Costs costs = Costs.of(() -> togetherCluster(n, f, false));
        assertEquals(new Costs(n * (f + 3) - 3, 4, n + f + 1, 2), costs);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "5, 1", "5, 2", "8, 3"})
    void coLocatedAndFaster(int n, int f) {
        Costs costs = Costs.of(() -> togetherCluster(n, f, true));
        assertEquals(new Costs((n - 1) * (2 * f + 3), 3, n + f + 1, 2), costs);
    }

    /** The paper's example: five participants, one fault. */
    @ParameterizedTest
    @CsvSource({"false, 17", "true, 20"})
    void fiveParticipantsAndOneFault(boolean faster, int messages) {
        assertEquals(messages, Costs.of(() -> togetherCluster(5, 1, faster)).messages());
    }

    private static Cluster apartCluster(int n, int f, boolean faster) {
        return new Cluster(PaxosCommit.protocol(settings(f, faster)))
                .nodes("acceptor", 2 * f + 1)
                .nodes("participant", n)
                .touching(n);
    }

    private static Cluster togetherCluster(int n, int f, boolean faster) {
        return new Cluster(PaxosCommit.protocol(settings(f, faster)))
                .nodes("node", n)
                .touching(n);
    }

    private static PaxosCommitSettings settings(int f, boolean faster) {
        return Settings.of(
                PaxosCommitSettings.defaults(), "faults", f, "faster", faster, "initiator", Initiator.PARTICIPANT);
    }
}
