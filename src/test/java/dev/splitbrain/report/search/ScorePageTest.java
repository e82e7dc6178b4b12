package dev.splitbrain.report.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.mutants.Score;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScorePageTest {
    private static final Score MISSED = new Score("raft", "forgets-vote", 2000, 12_300_000_000L, Optional.empty());
    private static final Score RIGHT = new Score("raft", Score.NONE, 1998, 11_000_000_000L, Optional.empty());

    @Test
    void aMistakeThatWasMissedIsNotPassedOver() {
        String page = ScorePage.of(List.of(MISSED, RIGHT), "splitbrain search --mutants x.yaml");
        assertTrue(page.contains("- found 0 of 1 mistake\n"), page);
        assertTrue(page.contains("- NOT FOUND    raft: forgets-vote\n"), page);
        assertTrue(page.contains("| raft | forgets-vote | nothing in 2 000 | 12.3 | | | | |\n"), page);
        assertTrue(!MISSED.isAsItShouldBe() && RIGHT.isAsItShouldBe());
    }

    @Test
    void theTableKeepsItsColumns() {
        assertEquals(
                List.of("raft", "forgets-vote", "2000", "", "12.3", "", "", "", "", "", "", ""),
                ScoreTables.of(List.of(MISSED)).rows().get(0));
    }
}
