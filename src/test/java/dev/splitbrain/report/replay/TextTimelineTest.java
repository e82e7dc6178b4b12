package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTimelineTest {
    private final Recording recording = ReplayRuns.leaderCrash().recording();

    @Test
    void tellsACrashAndTheElectionThatFollowsInColumns() {
        List<String> lines = TextTimeline.of(recording, 2_000_000_000L, 2_600_000_000L, 140, false);
        String text = String.join("\n", lines);
        int fault = text.indexOf("---- fault 1 (crash (n");
        int candidate = text.indexOf("= candidate");
        int leader = text.indexOf("= leader");
        assertTrue(0 < fault && fault < candidate && candidate < leader, text);
        int column = lines.get(1).indexOf("n3");
        assertEquals(0, (column - 14) % ((140 - 14) / 6), "columns have one width");
        assertTrue(lines.stream().allMatch(line -> line.contains("----") || line.length() <= 140));
    }

    @Test
    void leavesHeartbeatsOutUnlessAsked() {
        List<String> without = TextTimeline.of(recording, 1_000_000_000L, 1_200_000_000L, 140, false);
        List<String> with = TextTimeline.of(recording, 1_000_000_000L, 1_200_000_000L, 140, true);
        assertTrue(with.size() > without.size());
    }

    @Test
    void aNarrowTerminalShowsFewerNodesAndSaysSo() {
        List<String> lines = TextTimeline.of(recording, 0, 1_000_000_000L, 64, false);
        assertTrue(lines.get(2).contains("more nodes do not fit"), lines.get(2));
        assertFalse(lines.get(1).contains("n5"));
    }
}
