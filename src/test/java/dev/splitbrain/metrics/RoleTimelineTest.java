package dev.splitbrain.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTimelineTest {
    record Became(String role, long epoch) implements RoleNote {}

    record Held(long epoch) implements RoleNote {
        @Override
        public String role() {
            return "holder";
        }

        @Override
        public String epochName() {
            return "token";
        }
    }

    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");

    private final RoleTimeline timeline = new RoleTimeline();

    private void boot(long time, NodeId... nodes) {
        for (NodeId node : nodes) timeline.accept(new Step.Booted(0, time, 0, node, 1));
    }

    private void role(long time, NodeId node, String role, long epoch) {
        timeline.accept(new Step.Noted(0, time, 0, node, new Became(role, epoch)));
    }

    private static RoleSpan span(NodeId node, String role, long epoch, long from, long to) {
        return new RoleSpan(node, role, epoch, from, to);
    }

    @Test
    void spansFollowTheNotesAndEndWithTheRun() {
        boot(0, N1);
        role(5, N1, "candidate", 1);
        role(7, N1, "leader", 1);
        assertEquals(
                List.of(span(N1, "up", 0, 0, 5), span(N1, "candidate", 1, 5, 7), span(N1, "leader", 1, 7, 20)),
                timeline.spans(20));
    }

    @Test
    void aSpanKeepsWhatItsEpochIsCalledWhateverComesNext() {
        boot(0, N1);
        timeline.accept(new Step.Noted(0, 5, 0, N1, new Held(3)));
        role(9, N1, "worker", 0);
        assertEquals("token 3", timeline.spans(20).get(1).epochWords());
    }

    @Test
    void leaderIsStaleFromTheMomentAnotherLeadsWithAHigherEpoch() {
        boot(0, N1, N2);
        role(0, N1, "leader", 1);
        role(10, N2, "leader", 2);
        role(15, N1, "follower", 2);
        assertEquals(
                List.of(
                        span(N1, "leader", 1, 0, 10),
                        span(N1, "stale leader", 1, 10, 15),
                        span(N1, "follower", 2, 15, 20),
                        span(N2, "up", 0, 0, 10),
                        span(N2, "leader", 2, 10, 20)),
                timeline.spans(20));
    }

    @Test
    void leaderOfAnOldEpochIsStaleFromItsFirstMoment() {
        boot(0, N1, N2);
        role(0, N2, "leader", 3);
        role(4, N1, "leader", 2);
        assertEquals(span(N1, "stale leader", 2, 4, 9), timeline.spans(9).get(1));
    }

    @Test
    void crashedLeaderIsDownAndNotStaleAndForgetsItsRole() {
        boot(0, N1, N2);
        role(0, N1, "leader", 1);
        timeline.accept(new Step.Crashed(0, 5, 0, N1, 0));
        role(6, N2, "leader", 2);
        boot(8, N1);
        assertEquals(
                List.of(span(N1, "leader", 1, 0, 5), span(N1, "down", 1, 5, 8), span(N1, "up", 0, 8, 10)),
                timeline.spans(10).subList(0, 3));
    }

    @Test
    void pausedLeaderThatWasReplacedWakesUpStale() {
        boot(0, N1, N2);
        role(0, N1, "leader", 1);
        timeline.accept(new Step.Paused(0, 2, 0, N1));
        role(4, N2, "leader", 2);
        timeline.accept(new Step.Resumed(0, 6, 0, N1));
        assertEquals(
                List.of(span(N1, "leader", 1, 0, 2), span(N1, "paused", 1, 2, 6), span(N1, "stale leader", 1, 6, 9)),
                timeline.spans(9).subList(0, 3));
    }
}
