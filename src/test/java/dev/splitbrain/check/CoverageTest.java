package dev.splitbrain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.node.NewsNote.Informed;
import dev.splitbrain.spec.GrowingSet.Add;
import dev.splitbrain.spec.Result;
import org.junit.jupiter.api.Test;

/** News that die with the one node that had them. */
class CoverageTest {
    private final Story story =
            new Story(new Coverage(Limit.atLeast(1, Unit.SHARE), 10_000_000, Coverage.Of.LIVE_NODES));

    private void everybodyStarts() {
        for (int node = 1; node <= 3; node++) story.boot(node);
    }

    @Test
    void whatNoClientWasToldOfMayBeLost() {
        everybodyStarts();
        story.note(1, new Informed(7L, 0)).crash(1).lost(1, new Add("k", 7L), 1, 100);
        for (int node = 2; node <= 3; node++) story.note(node, new Informed(8L, 0));
        assertEquals(Answer.VALID, story.verdict().answer());
    }

    @Test
    void whatAClientWasToldOfMayNot() {
        everybodyStarts();
        story.note(1, new Informed(7L, 0)).crash(1).ok(1, new Add("k", 7L), Result.DONE, 1, 100);
        for (int node = 2; node <= 3; node++) story.note(node, new Informed(8L, 0));
        assertEquals(Answer.VIOLATED, story.verdict().answer());
    }
}
