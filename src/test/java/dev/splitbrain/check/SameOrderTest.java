package dev.splitbrain.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.ExecutionNote.Executed;
import dev.splitbrain.spec.KeyValue.Read;
import dev.splitbrain.spec.KeyValue.Write;
import org.junit.jupiter.api.Test;

/** Which executions are in the same order. */
class SameOrderTest {
    private static Story story() {
        return new Story(new SameOrder());
    }

    private static Executed write(String key, int instance) {
        return new Executed("i" + instance, new Write(key, instance));
    }

    private static Executed read(String key, int instance) {
        return new Executed("i" + instance, new Read(key));
    }

    @Test
    void whatDoesNotInterfereMayComeInAnyOrder() {
        Story story = story().note(1, write("x", 1))
                .note(1, write("y", 2))
                .note(1, read("x", 3))
                .note(1, read("x", 4));
        story.note(2, write("y", 2))
                .note(2, write("x", 1))
                .note(2, read("x", 4))
                .note(2, read("x", 3));
        assertEquals(Verdict.Answer.VALID, story.verdict().answer());
    }

    @Test
    void twoWritesOfAKeyMayNotChangePlaces() {
        Story story = story().note(1, write("x", 1)).note(1, write("x", 2)).note(2, write("x", 2));
        assertEquals(Verdict.Answer.VIOLATED, story.verdict().answer());
    }

    @Test
    void aReadMayNotChangePlacesWithAWrite() {
        Story story = story().note(1, write("x", 1)).note(1, read("x", 2)).note(2, read("x", 2));
        assertEquals(Verdict.Answer.VIOLATED, story.verdict().answer());
    }

    @Test
    void withoutExecutionsNothingCanBeSaid() {
        assertEquals(Verdict.Answer.UNDECIDED, story().verdict().answer());
    }
}
