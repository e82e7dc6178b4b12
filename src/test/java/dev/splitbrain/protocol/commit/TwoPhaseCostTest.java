package dev.splitbrain.protocol.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The costs of two-phase commit that Gray and Lamport count (2006, §3 and figure 3), exactly. */
class TwoPhaseCostTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void apartFromTheCoordinator(int n) {
        Costs costs = Costs.of(() -> new Cluster(TwoPhaseCommit.protocol(settings(Initiator.PARTICIPANT)))
                .nodes("coordinator", 1)
                .nodes("participant", n)
                .touching(n));
        assertEquals(new Costs(3 * n - 1, n == 1 ? 2 : 4, n + 1, n == 1 ? 2 : 3), costs);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8})
    void coLocatedWithTheInitiator(int n) {
        Costs costs = Costs.of(() -> new Cluster(TwoPhaseCommit.protocol(settings(Initiator.COORDINATOR)))
                .nodes("node", n)
                .touching(n));
        assertEquals(new Costs(3 * n - 3, 3, n + 1, 2), costs);
    }

    private static TwoPhaseSettings settings(Initiator initiator) {
        return Settings.of(TwoPhaseSettings.defaults(), "forget", Forget.NEVER, "initiator", initiator);
    }
}
