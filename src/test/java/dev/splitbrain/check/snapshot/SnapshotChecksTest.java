package dev.splitbrain.check.snapshot;

import static dev.splitbrain.check.Story.node;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.Story;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.AssembledSnapshot;
import dev.splitbrain.node.SnapshotNote.BeganSnapshot;
import dev.splitbrain.node.SnapshotNote.OpenedAccount;
import dev.splitbrain.node.SnapshotNote.Paid;
import dev.splitbrain.node.SnapshotNote.Received;
import dev.splitbrain.node.SnapshotNote.RecordedChannel;
import dev.splitbrain.node.SnapshotNote.RecordedState;
import dev.splitbrain.node.SnapshotNote.SnapshotId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs of two nodes with 100 each that the checks of snapshots must accept, and those that they must refuse. */
class SnapshotChecksTest {
    private static final SnapshotId ID = new SnapshotId(node(1), 1);
    private static final Transfer SEVEN = new Transfer(node(1), node(2), 1, 7);

    private static Story begin(Check check) {
        return new Story(check)
                .note(1, new OpenedAccount(100, 0, List.of(node(2))))
                .note(2, new OpenedAccount(100, 0, List.of(node(1))));
    }

    private static RecordedState state(long balance) {
        return new RecordedState(ID, balance);
    }

    private static AssembledSnapshot result(long n1, long n2, Transfer... inFlight) {
        SortedMap<NodeId, Long> balances = new TreeMap<>();
        balances.put(node(1), n1);
        balances.put(node(2), n2);
        return new AssembledSnapshot(ID, 0, balances, List.of(inFlight));
    }

    private static Verdict consistent(Consumer<Story> rest) {
        Story story = begin(new ConsistentSnapshot());
        rest.accept(story);
        return story.verdict();
    }

    private static Verdict total(Consumer<Story> rest) {
        Story story = begin(new RecordedTotal());
        rest.accept(story);
        return story.verdict();
    }

    private static void assertBoth(Answer consistent, Answer total, Consumer<Story> rest) {
        assertEquals(
                consistent, consistent(rest).answer(), () -> consistent(rest).reason());
        assertEquals(total, total(rest).answer(), () -> total(rest).reason());
    }

    @Test
    void moneyOnAccountsAndOnItsWayIsRight() {
        assertBoth(Answer.VALID, Answer.VALID, story -> story.note(1, new Paid(SEVEN))
                .note(1, state(93))
                .note(2, state(100))
                .note(2, new Received(SEVEN))
                .note(1, result(93, 100, SEVEN)));
        assertBoth(Answer.VALID, Answer.VALID, story -> story.note(1, new Paid(SEVEN))
                .note(1, state(93))
                .note(2, new Received(SEVEN))
                .note(2, state(107))
                .note(1, result(93, 107)));
    }

    @Test
    void whatIsReceivedBeforeItIsSentIsRefused() {
        Consumer<Story> run = story -> story.note(1, state(100))
                .note(1, new Paid(SEVEN))
                .note(2, new Received(SEVEN))
                .note(2, state(107))
                .note(1, result(100, 107));
        assertBoth(Answer.VIOLATED, Answer.VIOLATED, run);
        String reason = "7 from n1 to n2 (n1#1) were received before they were sent: "
                + "n2 recorded its state after they had come, n1 before they left";
        assertEquals("snapshot n1/1: " + reason, consistent(run).reason());
        assertEquals(
                "snapshot n1/1 has 207 where there are 200, 7 too many: " + reason,
                total(run).reason());
        assertEquals(
                new StepsShown(List.of(3L, 4L, 5L, 6L)), consistent(run).proof().orElseThrow());
    }

    @Test
    void aChannelThatIsForgottenIsRefused() {
        Consumer<Story> run = story -> story.note(1, new Paid(SEVEN))
                .note(1, state(93))
                .note(2, state(100))
                .note(2, new Received(SEVEN))
                .note(1, result(93, 100));
        assertBoth(Answer.VIOLATED, Answer.VIOLATED, run);
        assertTrue(total(run).reason().contains("7 too few"), total(run).reason());
    }

    @Test
    void aChannelWithWhatIsNotOnItsWayIsRefused() {
        assertBoth(Answer.VIOLATED, Answer.VIOLATED, story -> story.note(1, state(100)) // paid after the cut
                .note(2, state(100))
                .note(1, new Paid(SEVEN))
                .note(2, new Received(SEVEN))
                .note(1, result(100, 100, SEVEN)));
        assertBoth(Answer.VIOLATED, Answer.VIOLATED, story -> story.note(1, new Paid(SEVEN)) // received before it
                .note(1, state(93))
                .note(2, new Received(SEVEN))
                .note(2, state(107))
                .note(1, result(93, 107, SEVEN)));
        assertBoth(Answer.VIOLATED, Answer.VIOLATED, story -> story.note(1, new Paid(SEVEN)) // twice
                .note(1, state(93))
                .note(2, state(100))
                .note(2, new Received(SEVEN))
                .note(1, result(93, 100, SEVEN, SEVEN)));
    }

    @Test
    void aStateThatNeverWasIsRefused() {
        Consumer<Story> run = story -> story.note(1, state(100))
                .note(2, state(100))
                .note(1, new Paid(SEVEN))
                .note(1, result(93, 100));
        assertBoth(Answer.VIOLATED, Answer.VIOLATED, run);
        assertEquals(
                "snapshot n1/1: n1 had 100 when it recorded its state, and the snapshot says 93",
                consistent(run).reason());
    }

    @Test
    void whatAChannelLosesIsMissingAndNoFaultOfTheSnapshot() {
        Consumer<Story> run = story -> story.note(1, new Paid(SEVEN))
                .note(1, state(93))
                .note(2, state(100))
                .note(1, result(93, 100));
        assertBoth(Answer.VALID, Answer.VIOLATED, run);
        assertEquals(
                "snapshot n1/1 has 193 where there are 200, 7 too few: 7 from n1 to n2 (n1#1) never arrived",
                total(run).reason());
    }

    @Test
    void whatComesTwiceIsTooMuch() {
        assertBoth(Answer.VIOLATED, Answer.VIOLATED, story -> story.note(1, new Paid(SEVEN))
                .note(2, new Received(SEVEN))
                .note(2, new Received(SEVEN))
                .note(1, state(93))
                .note(2, state(114))
                .note(1, result(93, 114)));
    }

    /** n1 paid, and crashed before that was on its disk: nothing had left. */
    @Test
    void whatACrashUndoesNeverHappened() {
        assertBoth(Answer.VALID, Answer.VALID, story -> story.note(1, new Paid(SEVEN))
                .crash(1)
                .note(1, new OpenedAccount(100, 0, List.of(node(2))))
                .note(1, state(100))
                .note(2, state(100))
                .note(1, result(100, 100)));
    }

    @Test
    void withoutACompleteSnapshotNothingIsSaid() {
        assertBoth(Answer.UNDECIDED, Answer.UNDECIDED, story -> story.note(1, new BeganSnapshot(ID)));
        assertEquals(Answer.UNDECIDED, begin(new SnapshotsEnd(1)).verdict().answer());
    }

    @Test
    void aSnapshotEndsInTimeOrItIsSaidWhoKeepsItOpen() {
        List<String> reasons = new ArrayList<>();
        for (int limit : List.of(2_000_000, 1_000_000)) {
            Story story = begin(new SnapshotsEnd(limit))
                    .note(1, new BeganSnapshot(ID))
                    .note(1, state(100));
            reasons.add(story.note(1, result(100, 100)).verdict().reason());
        }
        assertEquals(List.of("", "snapshot n1/1 began at 0.003 s and took 2 ms"), reasons);
        Story open = begin(new SnapshotsEnd(2_000_000))
                .note(1, new BeganSnapshot(ID))
                .note(1, state(100));
        assertEquals(
                "snapshot n1/1 began at 0.003 s and never ended: n2 recorded no state",
                open.verdict().reason());
        open.note(2, state(100)).note(2, new RecordedChannel(ID, node(1), List.of()));
        assertEquals(
                "snapshot n1/1 began at 0.003 s and never ended: no marker came from n2 to n1",
                open.verdict().reason());
    }
}
