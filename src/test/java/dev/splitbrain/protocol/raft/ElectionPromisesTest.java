package dev.splitbrain.protocol.raft;

import static dev.splitbrain.protocol.raft.RaftNode.N1;
import static dev.splitbrain.protocol.raft.RaftNode.N2;
import static dev.splitbrain.protocol.raft.RaftNode.N3;
import static dev.splitbrain.protocol.raft.RaftNode.N4;
import static dev.splitbrain.protocol.raft.RaftNode.N5;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Effect;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendFailed;
import dev.splitbrain.protocol.raft.RaftMessage.RequestVote;
import dev.splitbrain.protocol.raft.RaftMessage.VoteReply;
import dev.splitbrain.protocol.raft.RaftNote.BecameCandidate;
import dev.splitbrain.protocol.raft.RaftNote.BecameFollower;
import dev.splitbrain.protocol.raft.RaftNote.BecameLeader;
import dev.splitbrain.protocol.raft.RaftTimer.ElectionTimeout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the paper promises of elections (Raft §5.1, §5.2, §5.4.1), sentence by sentence. */
class ElectionPromisesTest {
    private final RaftNode node = new RaftNode();

    @Test
    void nodeStartsAsFollowerAndWaitsForALeader() {
        assertEquals(List.of(new BecameFollower(0)), node.notes());
        assertTrue(timersSet().get(0).compareTo(Duration.ofMillis(150)) >= 0);
        assertTrue(timersSet().get(0).compareTo(Duration.ofMillis(300)) < 0);
    }

    @Test
    void followerThatHearsNobodyBecomesCandidateAndVotesForItself() {
        node.fire(new ElectionTimeout());
        assertEquals(new TermAndVote(1, Optional.of(N1)), node.onDisk());
        assertEquals(List.of(new BecameCandidate(1)), node.notes());
        for (var peer : List.of(N2, N3, N4, N5)) {
            assertEquals(List.of(new RequestVote(1, 0, 0, false)), node.sentTo(peer));
        }
    }

    @Test
    void candidateAsksForVotesOnlyBehindItsDisk() {
        List<Effect> effects = node.fire(new ElectionTimeout());
        int write = effects.indexOf(new Effect.Write(true));
        int ask = effects.indexOf(new Effect.Send(N2, new RequestVote(1, 0, 0, false)));
        assertTrue(write >= 0 && write < ask, effects.toString());
    }

    @Test
    void candidateWinsWithVotesOfAMajority() {
        node.fire(new ElectionTimeout());
        node.receive(N1, new VoteReply(1, true)); // its own vote is durable
        node.receive(N2, new VoteReply(1, true));
        assertEquals(List.of(), node.notes());
        node.receive(N2, new VoteReply(1, true)); // the network duplicates
        assertEquals(List.of(), node.notes(), "one voter has one vote");
        node.receive(N3, new VoteReply(1, true));
        assertTrue(node.notes().contains(new BecameLeader(1)));
    }

    @Test
    void votesOfAnEarlierTermDoNotCount() {
        node.fire(new ElectionTimeout());
        node.fire(new ElectionTimeout());
        for (var voter : List.of(N1, N2, N3, N4)) node.receive(voter, new VoteReply(1, true));
        assertEquals(List.of(), node.notes());
    }

    @Test
    void refusedVotesDoNotCount() {
        node.fire(new ElectionTimeout());
        for (var voter : List.of(N2, N3, N4)) node.receive(voter, new VoteReply(1, false));
        assertEquals(List.of(), node.notes());
    }

    @Test
    void candidateGivesWayToTheLeaderOfItsTerm() {
        node.fire(new ElectionTimeout());
        node.receive(N2, new AppendEntries(1, 0, 0, List.of(), 0, 0));
        assertTrue(node.notes().contains(new BecameFollower(1)));
        assertEquals(Optional.of(N1), node.onDisk().votedFor(), "its vote stays cast");
    }

    @Test
    void candidateThatNeitherWinsNorLosesStartsAgainWithANewTimeout() {
        node.fire(new ElectionTimeout());
        Duration first = timersSet().get(0);
        node.fire(new ElectionTimeout());
        assertEquals(2, node.term());
        assertFalse(first.equals(timersSet().get(0)), "drawn anew");
    }

    @Test
    void nodeVotesOnceInATerm() {
        node.receive(N2, new RequestVote(1, 0, 0, false));
        assertEquals(List.of(new VoteReply(1, true)), node.sentTo(N2));
        node.receive(N3, new RequestVote(1, 5, 1, false));
        assertEquals(List.of(new VoteReply(1, false)), node.sentTo(N3));
        node.receive(N2, new RequestVote(1, 0, 0, false));
        assertEquals(List.of(new VoteReply(1, true)), node.sentTo(N2), "the same candidate asks again");
        node.receive(N3, new RequestVote(2, 0, 0, false));
        assertEquals(List.of(new VoteReply(2, true)), node.sentTo(N3), "a new term, a new vote");
    }

    @Test
    void voteIsOnDiskBeforeItIsTold() {
        List<Effect> effects = node.receive(N2, new RequestVote(1, 0, 0, false));
        int write = effects.indexOf(new Effect.Write(true));
        int reply = effects.indexOf(new Effect.Send(N2, new VoteReply(1, true)));
        assertTrue(write >= 0 && write < reply, effects.toString());
    }

    @Test
    void termAndVoteSurviveARestart() {
        node.receive(N2, new RequestVote(7, 0, 0, false));
        node.ctx.finishWrites();
        node.restart();
        assertEquals(new TermAndVote(7, Optional.of(N2)), node.onDisk());
        node.receive(N3, new RequestVote(7, 9, 6, false));
        assertEquals(List.of(new VoteReply(7, false)), node.sentTo(N3));
    }

    @Test
    void grantingAVoteRestartsTheElectionTimerAndRefusingDoesNot() {
        node.receive(N2, new RequestVote(1, 0, 0, false));
        assertEquals(1, timersSet().size());
        node.receive(N3, new RequestVote(1, 0, 0, false));
        assertEquals(0, timersSet().size());
    }

    @Test
    void hearingTheLeaderRestartsTheElectionTimerAndHearingAnOldOneDoesNot() {
        node.receive(N2, new AppendEntries(2, 0, 0, List.of(), 0, 0));
        assertEquals(1, timersSet().size());
        node.receive(N2, new AppendEntries(2, 7, 1, List.of(), 0, 0));
        assertEquals(1, timersSet().size(), "even where the logs do not match");
        node.receive(N3, new AppendEntries(1, 0, 0, List.of(), 0, 0));
        assertEquals(0, timersSet().size());
    }

    @Test
    void candidateOfAStaleTermIsRefusedAndToldTheTerm() {
        node.receive(N2, new RequestVote(4, 0, 0, false));
        node.receive(N3, new RequestVote(3, 9, 3, false));
        assertEquals(List.of(new VoteReply(4, false)), node.sentTo(N3));
    }

    @Test
    void logIsUpToDateByLastTermThenByLength() {
        node.hasLog(3, 1, 2, 2);
        record Case(long lastLogIndex, long lastLogTerm, boolean granted) {}
        var cases = List.of(
                new Case(3, 2, true),
                new Case(4, 2, true),
                new Case(1, 3, true),
                new Case(2, 2, false),
                new Case(9, 1, false),
                new Case(0, 0, false));
        long term = 10;
        for (Case each : cases) {
            node.receive(N5, new RequestVote(++term, each.lastLogIndex(), each.lastLogTerm(), false));
            assertEquals(List.of(new VoteReply(term, each.granted())), node.sentTo(N5), each.toString());
        }
    }

    @Test
    void leaderStepsDownWhenItHearsOfANewerTerm() {
        node.becomesLeader();
        node.receive(N4, new AppendFailed(5, 0, 0, 0, 0));
        assertTrue(node.notes().contains(new BecameFollower(5)));
        assertEquals(5, node.term());
        assertEquals(1, timersSet().size(), "it waits for the new leader");
    }

    @Test
    void refusedVoteOfANewerTermMakesACandidateAFollowerInIt() {
        node.fire(new ElectionTimeout());
        node.receive(N4, new VoteReply(9, false));
        assertEquals(new TermAndVote(9, Optional.empty()), node.onDisk());
        assertTrue(node.notes().contains(new BecameFollower(9)));
    }

    @Test
    void refusedCandidateWithANewerTermStillBringsTheTerm() {
        node.hasLog(3, 1, 2);
        node.receive(N5, new RequestVote(4, 0, 0, false));
        assertEquals(new TermAndVote(4, Optional.empty()), node.onDisk());
        node.receive(N4, new RequestVote(4, 2, 2, false));
        assertEquals(List.of(new VoteReply(4, true)), node.sentTo(N4), "the vote of the term was still free");
    }

    private List<Duration> timersSet() {
        return node.ctx.effects().stream()
                .filter(effect -> effect instanceof Effect.SetTimer set && set.timer() instanceof ElectionTimeout)
                .map(effect -> ((Effect.SetTimer) effect).delay())
                .toList();
    }
}
