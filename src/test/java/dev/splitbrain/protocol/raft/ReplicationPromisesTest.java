package dev.splitbrain.protocol.raft;

import static dev.splitbrain.protocol.raft.RaftNode.N1;
import static dev.splitbrain.protocol.raft.RaftNode.N2;
import static dev.splitbrain.protocol.raft.RaftNode.N3;
import static dev.splitbrain.protocol.raft.RaftNode.N4;
import static dev.splitbrain.protocol.raft.RaftNode.entries;
import static dev.splitbrain.protocol.raft.RaftNode.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Effect;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendFailed;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;
import dev.splitbrain.spec.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the paper promises of the log (Raft §5.3, §5.4, §8), sentence by sentence. */
class ReplicationPromisesTest {
    private final RaftNode node = new RaftNode();

    @Test
    void followerRejectsStaleTerm() {
        node.hasLog(3, 3);
        node.receive(N3, new AppendEntries(2, 1, 3, entries(2, 2), 0, 0));
        assertEquals(List.of(new AppendFailed(3, 1, 0, 0, 0)), node.sentTo(N3));
        assertEquals(List.of(3L), node.logTerms());
    }

    @Test
    void followerAppendsOnlyWhereTheLogsMatch() {
        node.hasLog(2, 1, 1, 2);
        node.receive(N2, new AppendEntries(2, 3, 1, entries(4, 2), 0, 0));
        assertEquals(List.of(1L, 1L, 2L), node.logTerms());
        node.receive(N2, new AppendEntries(2, 3, 2, entries(4, 2), 0, 0));
        assertEquals(List.of(1L, 1L, 2L, 2L), node.logTerms());
    }

    @Test
    void conflictingSuffixIsTruncated() {
        node.hasLog(4, 1, 1, 2, 2, 3);
        node.receive(N3, new AppendEntries(5, 2, 1, entries(3, 4, 5), 0, 0));
        assertEquals(List.of(1L, 1L, 4L, 5L), node.logTerms());
        assertTrue(node.notes().contains(new LogNote.Truncated(3)));
        assertEquals(List.of(new AppendSucceeded(5, 4, 0)), node.sentTo(N3));
    }

    @Test
    void oldMessageRemovesNothing() {
        node.hasLog(2, 1, 1, 2, 2);
        node.receive(N2, new AppendEntries(2, 1, 1, entries(2, 1), 0, 0)); // reordered by the network
        assertEquals(List.of(1L, 1L, 2L, 2L), node.logTerms());
        assertEquals(
                List.of(new AppendSucceeded(2, 2, 0)), node.sentTo(N2), "confirms what the message covered, no more");
    }

    @Test
    void entriesAreOnDiskBeforeTheyAreConfirmed() {
        List<Effect> effects = node.receive(N2, new AppendEntries(1, 0, 0, entries(1, 1), 0, 0));
        int write = effects.lastIndexOf(new Effect.Write(true));
        int confirm = effects.indexOf(new Effect.Send(N2, new AppendSucceeded(1, 1, 0)));
        assertTrue(write >= 0 && write < confirm, effects.toString());
    }

    @Test
    void logSurvivesARestartAndUnforcedTailDoesNot() {
        node.hasLog(2, 1, 2);
        node.receive(N2, new AppendEntries(2, 2, 2, entries(3, 2), 0, 0));
        node.restart();
        assertEquals(List.of(1L, 2L), node.logTerms());
        assertTrue(node.notes().contains(new LogNote.Appended(2, 2, new Entry.NoOp(2, 2))), "tells what is left");
    }

    @Test
    void refusalNamesTheConflictingTermAndItsFirstIndex() {
        node.hasLog(4, 1, 2, 2, 2, 3);
        node.receive(N3, new AppendEntries(5, 4, 4, List.of(), 0, 0));
        assertEquals(List.of(new AppendFailed(5, 4, 2, 2, 0)), node.sentTo(N3));
        node.receive(N3, new AppendEntries(5, 9, 4, List.of(), 0, 0));
        assertEquals(List.of(new AppendFailed(5, 9, 0, 6, 0)), node.sentTo(N3), "a gap: the first missing index");
    }

    @Test
    void leaderStepsOverAWholeConflictingTerm() {
        node.hasLog(4, 1, 1, 4, 4);
        node.becomesLeader(); // term 5, its no-op at index 5
        node.receive(N4, new AppendFailed(5, 4, 2, 2, 0)); // n4 has terms 1 2 2 2
        AppendEntries again = (AppendEntries) node.sentTo(N4).get(0);
        assertEquals(1, again.prevLogIndex());
        assertEquals(entries(2, 1, 4, 4, 5), again.entries());
    }

    @Test
    void leaderLooksForItsOwnLastEntryOfTheConflictingTerm() {
        node.hasLog(4, 1, 1, 1, 4);
        node.becomesLeader();
        node.receive(N4, new AppendFailed(5, 4, 1, 1, 0)); // n4 has terms 1 1 1 1
        assertEquals(3, ((AppendEntries) node.sentTo(N4).get(0)).prevLogIndex());
    }

    @Test
    void leaderNeverOverwritesItsLog() {
        node.hasLog(2, 1, 2);
        node.becomesLeader();
        node.receive(N2, new AppendFailed(3, 2, 0, 1, 0));
        node.receive(N3, new AppendEntries(2, 0, 0, entries(1, 2), 0, 0));
        node.request(write(1));
        assertEquals(List.of(1L, 2L, 3L, 3L), node.logTerms());
    }

    @Test
    void newLeaderAppendsAnEmptyEntryOfItsTerm() {
        node.hasLog(1, 1);
        node.becomesLeader();
        assertEquals(List.of(1L, 2L), node.logTerms());
    }

    @Test
    void leaderCommitsWhatAQuorumHoldsOnDisk() {
        node.becomesLeader();
        node.confirms(N2, 1);
        assertEquals(List.of(), node.notes(), "two replicas, and its own disk is still busy");
        node.confirms(N1, 1);
        assertEquals(List.of(), node.notes());
        node.confirms(N3, 1);
        assertTrue(node.notes().contains(new LogNote.Committed(1)));
    }

    @Test
    void leaderCommitsNoEarlierTermByCounting() {
        node.hasLog(2, 1, 2);
        node.becomesLeader();
        for (var replica : List.of(N1, N2, N3, N4)) node.confirms(replica, 2);
        assertEquals(List.of(), node.notes(), "figure 8: index 2 is on four nodes and not safe yet");
        node.confirms(N1, 3);
        node.confirms(N2, 3);
        node.confirms(N3, 3);
        assertTrue(node.notes().contains(new LogNote.Committed(3)), "with an entry of its own term, all before it");
    }

    @Test
    void clientIsAnsweredWhenItsEntryIsCommitted() {
        node.becomesLeader();
        node.request(write(1));
        assertEquals(List.of(), node.replies());
        node.confirms(N2, 2);
        node.confirms(N3, 2);
        assertEquals(List.of(), node.replies());
        node.confirms(N1, 2);
        assertEquals(List.of(new Effect.Reply(write(1).id(), Result.DONE)), node.replies());
    }

    @Test
    void followerAppliesWhatTheLeaderSaysIsCommittedButNotBeyondWhatMatches() {
        node.hasLog(1, 1, 1, 1);
        node.receive(N2, new AppendEntries(1, 2, 1, List.of(), 3, 0));
        assertTrue(node.notes().contains(new LogNote.Committed(2)), "index 3 may differ from the leader's");
        assertEquals(List.of(), node.replies(), "only the leader answers");
    }

    @Test
    void followerSendsClientsToTheLeader() {
        List<Effect> before = node.request(write(1));
        assertEquals(List.of(new Effect.Reject(write(1).id(), "not the leader", Optional.empty())), before);
        node.hasLog(1, 1);
        List<Effect> after = node.request(write(1));
        assertEquals(List.of(new Effect.Reject(write(1).id(), "not the leader", Optional.of(N2))), after);
    }

    @Test
    void requestThatComesTwiceTakesEffectOnce() {
        node.becomesLeader();
        node.request(write(1));
        node.request(write(1)); // retried before the answer: twice in the log
        for (var replica : List.of(N1, N2, N3)) node.confirms(replica, 3);
        assertEquals(1, node.ctx.machine().applied());
        node.request(write(1)); // retried after the answer
        assertEquals(List.of(new Effect.Reply(write(1).id(), Result.DONE)), node.replies());
        assertEquals(3, node.logTerms().size());
    }

    @Test
    void whatAProbeCarriedIsSentAgainOnceItIsKnownWhereTheLogsMatch() {
        node.becomesLeader();
        node.fire(new RaftTimer.HeartbeatInterval());
        assertEquals(List.of(), ((AppendEntries) node.sentTo(N4).get(0)).entries(), "the no-op may be on its way");
        node.confirms(N4, 0); // it was lost
        assertEquals(entries(1, 1), ((AppendEntries) node.sentTo(N4).get(0)).entries(), "the no-op, again");
        node.confirms(N4, 1);
        node.fire(new RaftTimer.HeartbeatInterval());
        assertEquals(List.of(), ((AppendEntries) node.sentTo(N4).get(0)).entries(), "a heartbeat");
    }

    @Test
    void leaderDoesNotWaitForOneMessageBeforeTheNext() {
        node.becomesLeader();
        node.confirms(N4, 1);
        node.request(write(1));
        assertEquals(1, ((AppendEntries) node.sentTo(N4).get(0)).prevLogIndex());
        node.request(write(2));
        assertEquals(2, ((AppendEntries) node.sentTo(N4).get(0)).prevLogIndex());
        node.receive(N4, new AppendFailed(1, 2, 0, 2, 0)); // the first was lost
        assertEquals(1, ((AppendEntries) node.sentTo(N4).get(0)).prevLogIndex());
        assertEquals(2, ((AppendEntries) node.sentTo(N4).get(0)).entries().size());
    }
}
