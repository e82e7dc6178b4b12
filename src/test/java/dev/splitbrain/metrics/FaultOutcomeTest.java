package dev.splitbrain.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.FaultWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultOutcomeTest {
    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");
    private static final FaultWindow CRASH =
            new FaultWindow(1, 1, "crash", "crash leader", List.of("n1"), 10_000_000, 50_000_000);

    private static String outcome(RoleSpan... roles) {
        return FaultOutcome.words(CRASH, List.of(roles), 90_000_000);
    }

    private static RoleSpan leader(NodeId node, long term, int fromMillis, int toMillis) {
        return new RoleSpan(node, "leader", term, fromMillis * 1_000_000L, toMillis * 1_000_000L);
    }

    @Test
    void saysWhoLedNextAndAfterHowLong() {
        assertEquals("leader again after 0.015 s: n2, term 2", outcome(leader(N1, 1, 0, 10), leader(N2, 2, 25, 90)));
    }

    @Test
    void ofTwoLeadersOfOneTermTheOneThatIsLeftLedOn() {
        assertEquals("n2 led on", outcome(leader(N1, 1, 0, 10), leader(N2, 1, 5, 90)));
    }

    @Test
    void saysThatNobodyLed() {
        assertEquals("no leader afterwards", outcome(leader(N1, 1, 0, 10)));
    }
}
