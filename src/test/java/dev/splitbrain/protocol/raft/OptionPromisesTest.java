package dev.splitbrain.protocol.raft;

import static dev.splitbrain.protocol.raft.RaftNode.N1;
import static dev.splitbrain.protocol.raft.RaftNode.N2;
import static dev.splitbrain.protocol.raft.RaftNode.N3;
import static dev.splitbrain.protocol.raft.RaftNode.N4;
import static dev.splitbrain.protocol.raft.RaftNode.N5;
import static dev.splitbrain.protocol.raft.RaftNode.request;
import static dev.splitbrain.protocol.raft.RaftNode.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;
import dev.splitbrain.protocol.raft.RaftMessage.PreVoteReply;
import dev.splitbrain.protocol.raft.RaftMessage.RequestPreVote;
import dev.splitbrain.protocol.raft.RaftMessage.RequestVote;
import dev.splitbrain.protocol.raft.RaftMessage.TimeoutNow;
import dev.splitbrain.protocol.raft.RaftMessage.VoteReply;
import dev.splitbrain.protocol.raft.RaftNote.BecameCandidate;
import dev.splitbrain.protocol.raft.RaftNote.ChangedMembers;
import dev.splitbrain.protocol.raft.RaftNote.LostQuorum;
import dev.splitbrain.protocol.raft.RaftSettings.Membership;
import dev.splitbrain.protocol.raft.RaftSettings.Reads;
import dev.splitbrain.protocol.raft.RaftTimer.ElectionTimeout;
import dev.splitbrain.protocol.raft.RaftTimer.HeartbeatInterval;
import dev.splitbrain.protocol.raft.RaftTimer.OrderDue;
import dev.splitbrain.protocol.raft.RaftTimer.TransferTimeout;
import dev.splitbrain.spec.KeyValue.Read;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the paper and the dissertation promise of each option, sentence by sentence. */
class OptionPromisesTest {
    private static final Request READ = request(9, new Read("x"));

    private static RaftNode with(Object... options) {
        return new RaftNode(Options.with(options));
    }

    // PreVote (dissertation §9.6)

    @Test
    void preVoteAsksBeforeATermIsSpent() {
        RaftNode node = with("preVote", true);
        node.fire(new ElectionTimeout());
        assertEquals(0, node.term());
        assertEquals(List.of(new RequestPreVote(0, 0, 0)), node.sentTo(N2));
        node.receive(N2, new PreVoteReply(0, true));
        assertFalse(node.notes().contains(new BecameCandidate(1)), "two of five");
        node.receive(N3, new PreVoteReply(0, true));
        assertTrue(node.notes().contains(new BecameCandidate(1)));
    }

    @Test
    void whoHearsALeaderGrantsNoPreVote() {
        RaftNode node = with("preVote", true);
        node.hasLog(1, 1);
        node.receive(N3, new RequestPreVote(1, 9, 1));
        assertEquals(List.of(new PreVoteReply(1, false)), node.sentTo(N3));
        node.ctx.advance(Duration.ofMillis(150));
        node.receive(N3, new RequestPreVote(1, 9, 1));
        assertEquals(List.of(new PreVoteReply(1, true)), node.sentTo(N3));
        node.receive(N3, new RequestPreVote(1, 0, 0));
        assertEquals(List.of(new PreVoteReply(1, false)), node.sentTo(N3), "its log is older");
    }

    // CheckQuorum and leader stickiness (dissertation §6.2, §4.2.3)

    @Test
    void aLeaderThatAQuorumDoesNotAnswerStepsDown() {
        RaftNode node = with("checkQuorum", true);
        node.becomesLeader();
        node.ctx.advance(Duration.ofMillis(100));
        node.receive(N2, new AppendSucceeded(1, 1, 0)); // answers a message of time zero
        node.ctx.advance(Duration.ofMillis(51));
        node.fire(new HeartbeatInterval());
        assertTrue(node.notes().contains(new LostQuorum(1)));
        assertEquals("not the leader", reject(node, write(1)));
    }

    @Test
    void aLeaderThatAQuorumAnswersStays() {
        RaftNode node = with("checkQuorum", true);
        node.becomesLeader();
        node.ctx.advance(Duration.ofMillis(100));
        for (NodeId voter : List.of(N2, N3)) node.receive(voter, new AppendSucceeded(1, 1, 90_000_000));
        node.ctx.advance(Duration.ofMillis(100));
        node.fire(new HeartbeatInterval());
        assertFalse(node.notes().contains(new LostQuorum(1)));
    }

    @Test
    void whoHearsALeaderIgnoresCandidatesUnlessTheLeaderWishesTheElection() {
        RaftNode node = with("leaderStickiness", true);
        node.hasLog(1, 1);
        assertEquals(List.of(), node.receive(N3, new RequestVote(2, 9, 1, false)), "not even its term is noticed");
        node.receive(N3, new RequestVote(2, 9, 1, true));
        assertEquals(List.of(new VoteReply(2, true)), node.sentTo(N3));
    }

    // Reads (dissertation §6.4)

    @Test
    void aReadByReadIndexWaitsUntilAQuorumHasAnsweredALaterHeartbeat() {
        RaftNode node = leaderWithCommit("reads", Reads.READ_INDEX);
        node.ctx.advance(Duration.ofMillis(10));
        node.request(READ);
        assertEquals(1, node.sentTo(N2).size(), "a round of heartbeats");
        node.receive(N2, new AppendSucceeded(1, 1, 0));
        node.receive(N3, new AppendSucceeded(1, 1, 0));
        assertEquals(List.of(), node.replies(), "answers to earlier messages prove nothing");
        node.receive(N2, new AppendSucceeded(1, 1, 10_000_000));
        assertEquals(List.of(), node.replies());
        node.receive(N3, new AppendSucceeded(1, 1, 10_000_000));
        assertEquals(1, node.replies().size());
        assertEquals(1, node.logTerms().size(), "and no entry in the log");
    }

    @Test
    void aReadByReadIndexWaitsForAnEntryOfTheTerm() {
        RaftNode node = with("reads", Reads.READ_INDEX);
        node.becomesLeader();
        node.request(READ);
        for (NodeId voter : List.of(N2, N3)) node.receive(voter, new AppendSucceeded(1, 0, 0));
        assertEquals(List.of(), node.replies(), "it may not know what its predecessors committed");
        node.confirms(N1, 1);
        node.confirms(N2, 1);
        node.confirms(N3, 1);
        assertEquals(1, node.replies().size());
    }

    @Test
    void aLeaseAnswersAtOnceUntilItEnds() {
        RaftNode node = leaderWithCommit("reads", Reads.LEASE, "leaderStickiness", true, "clockDriftBound", 0.5);
        node.ctx.advance(Duration.ofMillis(99)); // 150 ms, shortened by a clock that may run 1.5 times as fast
        node.request(READ);
        assertEquals(1, node.replies().size());
        node.ctx.advance(Duration.ofMillis(1));
        node.request(READ);
        assertEquals(List.of(), node.replies());
    }

    @Test
    void aLeaseNeedsNodesThatIgnoreCandidates() {
        assertThrows(IllegalArgumentException.class, () -> with("reads", Reads.LEASE));
    }

    // Membership (Raft §6, dissertation ch. 4)

    @Test
    void aServerThatIsAddedLearnsBeforeItVotesAndCountsAfterAShortRound() {
        Order add = order(Optional.of("n5"), Optional.empty());
        RaftNode node = with("members", List.of("n1", "n2", "n3"), "orders", List.of(add));
        lead(node);
        node.fire(new OrderDue(0));
        assertEquals("n1 n2 n3, learning n5", changed(node));
        commit(node, 2);
        node.ctx.advance(Duration.ofMillis(100));
        node.fire(new OrderDue(0));
        assertEquals("", changed(node), "n5 has not answered: the round goes on");
        node.ctx.advance(Duration.ofMillis(100));
        node.confirms(N5, 2);
        node.fire(new OrderDue(0));
        assertEquals("", changed(node), "the round took 200 ms, longer than an election timeout: another one");
        node.ctx.advance(Duration.ofMillis(100));
        node.fire(new OrderDue(0));
        assertEquals("n1 n2 n3 n5", changed(node));
    }

    @Test
    void membersChangeOneAtATimeAndOnlyOnceTheLastChangeIsCommitted() {
        Order all = members("n3", "n4", "n5");
        RaftNode node = with("members", List.of("n1", "n2", "n3"), "orders", List.of(all), "catchUp", false);
        node.becomesLeader();
        node.fire(new OrderDue(0));
        assertEquals("", changed(node), "no entry of the term is committed yet (2015)");
        commit(node, 1);
        node.fire(new OrderDue(0));
        assertEquals("n1 n2 n3 n4", changed(node));
        node.fire(new OrderDue(0));
        assertEquals("", changed(node));
        commit(node, 2);
        node.fire(new OrderDue(0));
        assertEquals("n1 n2 n3 n4 n5", changed(node));
    }

    @Test
    void aJointConfigurationNeedsBothMajoritiesAndIsLeftWhenCommitted() {
        Order all = members("n3", "n4", "n5");
        RaftNode node = with(
                "members",
                List.of("n1", "n2", "n3"),
                "orders",
                List.of(all),
                "catchUp",
                false,
                "membership",
                Membership.JOINT);
        lead(node);
        node.fire(new OrderDue(0));
        assertEquals("n1 n2 n3 → n3 n4 n5", changed(node));
        node.confirms(N1, 2);
        node.confirms(N2, 2);
        assertEquals("", changed(node), "a majority of the old ones");
        node.confirms(N4, 2);
        assertEquals("", changed(node));
        node.confirms(N5, 2);
        assertEquals("n3 n4 n5", changed(node), "and of the new ones");
        node.confirms(N4, 3);
        node.confirms(N5, 3);
        assertEquals(
                List.of(new TimeoutNow(1)),
                node.sentTo(N4).subList(0, 1),
                "it is no member: the best of them takes over");
        assertEquals("not a member", reject(node, write(1)));
    }

    @Test
    void aServerThatWasRemovedIsToldNothingMore() {
        RaftNode node = with("orders", List.of(order(Optional.empty(), Optional.of("n5"))));
        lead(node);
        node.fire(new OrderDue(0));
        assertEquals(List.of(), node.sentTo(N5));
        node.receive(N5, new AppendSucceeded(1, 1, 0)); // to an earlier message
        assertEquals(List.of(), node.sentTo(N5));
        node.fire(new HeartbeatInterval());
        assertEquals(List.of(), node.sentTo(N5));
    }

    // Leadership transfer (dissertation §3.10)

    @Test
    void aLeaderThatHandsOverBringsTheTargetUpToDateAndTakesNoRequests() {
        RaftNode node = with("orders", List.of(Options.transfer(Duration.ZERO, "n3")));
        lead(node);
        node.request(write(1));
        node.fire(new OrderDue(0));
        assertFalse(node.sentTo(N3).contains(new TimeoutNow(1)), "n3 lacks an entry");
        assertEquals("leadership is moving", reject(node, write(2)));
        node.confirms(N3, 2);
        assertTrue(node.sentTo(N3).contains(new TimeoutNow(1)));
        node.fire(new TransferTimeout());
        node.request(write(2));
        assertEquals(3, node.logTerms().size(), "n3 did not take over in time: leadership stays");
    }

    @Test
    void whoToldAnotherToStandHoldsNoLeaseAnyMore() {
        RaftNode node = leaderWithCommit(
                "reads",
                Reads.LEASE,
                "leaderStickiness",
                true,
                "orders",
                List.of(Options.transfer(Duration.ZERO, "n3")));
        node.confirms(N3, 1);
        node.fire(new OrderDue(0));
        assertTrue(node.sentTo(N3).contains(new TimeoutNow(1)));
        node.fire(new TransferTimeout());
        node.ctx.advance(Duration.ofMillis(10));
        node.request(READ);
        assertEquals(List.of(), node.replies(), "the message may be late, and n3 elected in spite of the lease");
        node.receive(N2, new AppendSucceeded(1, 1, 10_000_000));
        node.receive(N4, new AppendSucceeded(1, 1, 10_000_000));
        assertEquals(1, node.replies().size(), "a quorum followed it after the read had come");
    }

    @Test
    void anOrderedElectionDoesNotBreakALease() {
        List<Order> campaign = List.of(Options.campaign(Duration.ZERO, "n1"));
        RaftNode node = with("reads", Reads.LEASE, "leaderStickiness", true, "orders", campaign);
        node.fire(new OrderDue(0));
        assertEquals(List.of(new RequestVote(1, 0, 0, false)), node.sentTo(N2));
    }

    @Test
    void theTargetStandsAtOnceThoughTheOthersHearALeader() {
        RaftNode node = with("preVote", true, "leaderStickiness", true);
        node.hasLog(1, 1);
        node.receive(N2, new TimeoutNow(1));
        assertEquals(List.of(new RequestVote(2, 1, 1, true)), node.sentTo(N3));
    }

    // Flow control (dissertation §10.2.2)

    @Test
    void noMoreMessagesAreUnansweredThanTheWindowAllows() {
        RaftNode node = with("maxInFlight", 2, "maxEntries", 1);
        lead(node);
        for (int sequence = 1; sequence <= 2; sequence++) {
            node.request(write(sequence));
            assertEquals(1, node.sentTo(N2).size());
        }
        node.request(write(3));
        assertEquals(List.of(), node.sentTo(N2));
        node.confirms(N2, 2);
        assertEquals(3, ((AppendEntries) node.sentTo(N2).get(0)).prevLogIndex(), "an answer lets the next one go");
    }

    // Helpers

    /** A leader of term 1 whose first entry is committed; n2 and n3 have answered at time zero. */
    private static RaftNode leaderWithCommit(Object... options) {
        RaftNode node = with(options);
        lead(node);
        return node;
    }

    private static void lead(RaftNode node) {
        node.becomesLeader();
        commit(node, 1);
    }

    private static void commit(RaftNode node, long index) {
        for (NodeId voter : List.of(N1, N2, N3)) node.confirms(voter, index);
    }

    /** The members of the change that the last step began; empty where it began none. */
    private static String changed(RaftNode node) {
        return node.notes().stream()
                .filter(ChangedMembers.class::isInstance)
                .map(note -> ((ChangedMembers) note).configuration().toString())
                .findFirst()
                .orElse("");
    }

    private static String reject(RaftNode node, Request request) {
        return node.request(request).stream()
                .filter(dev.splitbrain.node.Effect.Reject.class::isInstance)
                .map(effect -> ((dev.splitbrain.node.Effect.Reject) effect).reason())
                .findFirst()
                .orElse("");
    }

    private static Order order(Optional<String> add, Optional<String> remove) {
        Optional<String> none = Optional.empty();
        return new Order(Duration.ZERO, none, add, none, remove, List.of(), none, false);
    }

    private static Order members(String... names) {
        return Options.members(Duration.ZERO, names);
    }
}
