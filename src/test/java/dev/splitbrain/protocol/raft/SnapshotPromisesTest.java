package dev.splitbrain.protocol.raft;

import static dev.splitbrain.protocol.raft.RaftNode.N1;
import static dev.splitbrain.protocol.raft.RaftNode.N2;
import static dev.splitbrain.protocol.raft.RaftNode.N3;
import static dev.splitbrain.protocol.raft.RaftNode.N4;
import static dev.splitbrain.protocol.raft.RaftNode.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.LogNote.Compacted;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendFailed;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;
import dev.splitbrain.protocol.raft.RaftMessage.InstallSnapshot;
import dev.splitbrain.protocol.raft.RaftMessage.NextChunk;
import dev.splitbrain.protocol.raft.RaftTimer.HeartbeatInterval;
import dev.splitbrain.spec.KeyValue.Write;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the paper promises of snapshots (Raft §7, figure 13), sentence by sentence. */
class SnapshotPromisesTest {
    /** A leader of term 1 that has a snapshot of entries 1 to 4, of which 2 to 4 write a, b and c; a chunk is two keys. */
    private final RaftNode leader =
            new RaftNode(Options.with("snapshotEvery", 4, "snapshotKeep", 0, "snapshotChunk", 2));

    SnapshotPromisesTest() {
        leader.becomesLeader();
        for (String key : List.of("a", "b", "c")) {
            long sequence = leader.logTerms().size();
            leader.request(request(sequence, new Write(key, sequence)));
            leader.ctx.finishWrites();
        }
        for (NodeId voter : List.of(N1, N2, N3)) leader.confirms(voter, 4);
    }

    private RaftMessage sent(NodeId to) {
        List<Message> sent = leader.sentTo(to);
        return (RaftMessage) sent.get(sent.size() - 1);
    }

    /** n4 needs the log from its beginning: the first chunk is on its way. */
    private InstallSnapshot firstChunk() {
        leader.receive(N4, new AppendFailed(1, 0, 0, 1, 0));
        return (InstallSnapshot) sent(N4);
    }

    @Test
    void aSnapshotTakesThePlaceOfTheEntriesThatItCovers() {
        assertTrue(leader.notes().contains(new Compacted(4, 1)));
        assertEquals(List.of(), leader.logTerms());
    }

    @Test
    void aFollowerThatLacksWhatIsGoneIsSentTheSnapshotChunkByChunk() {
        InstallSnapshot first = firstChunk();
        assertEquals(0, first.number());
        assertEquals(4, first.lastIncludedIndex());
        assertEquals(2, first.chunk().states().size());
        leader.receive(N4, new NextChunk(1, 4, 1, 0));
        InstallSnapshot second = (InstallSnapshot) sent(N4);
        assertEquals(1, second.number());
        assertTrue(second.chunk().rest().isPresent(), "the last one");
        leader.receive(N4, new AppendSucceeded(1, 4, 0));
        leader.request(request(9, new Write("d", 9)));
        assertEquals(4, ((AppendEntries) sent(N4)).prevLogIndex(), "then entries again");
    }

    @Test
    void aChunkThatIsOnItsWayIsNotRepeatedByHeartbeatsUntilItIsOverdue() {
        firstChunk();
        leader.ctx.advance(Duration.ofMillis(50));
        leader.fire(new HeartbeatInterval());
        assertEquals(List.of(), ((AppendEntries) sent(N4)).entries(), "a sign of life");
        leader.ctx.advance(Duration.ofMillis(100));
        leader.fire(new HeartbeatInterval());
        assertEquals(0, ((InstallSnapshot) sent(N4)).number(), "after an election timeout it may be lost");
        leader.ctx.advance(Duration.ofMillis(150));
        leader.fire(new HeartbeatInterval());
        assertTrue(sent(N4) instanceof AppendEntries, "and then the wait doubles");
    }

    @Test
    void aFollowerGathersChunksInOrderAndStandsOnTheSnapshotOnceItHasAll() {
        InstallSnapshot first = firstChunk();
        leader.receive(N4, new NextChunk(1, 4, 1, 0));
        InstallSnapshot second = (InstallSnapshot) sent(N4);

        RaftNode follower = new RaftNode();
        follower.receive(N2, second); // overtook the first
        assertEquals(List.of(new NextChunk(1, 4, 0, 0)), follower.sentTo(N2));
        follower.receive(N2, first);
        assertEquals(List.of(new NextChunk(1, 4, 1, 0)), follower.sentTo(N2));
        follower.receive(N2, first); // comes twice
        assertEquals(List.of(new NextChunk(1, 4, 1, 0)), follower.sentTo(N2));
        follower.receive(N2, second);
        assertEquals(List.of(new AppendSucceeded(1, 4, 0)), follower.sentTo(N2));
        assertEquals(
                List.of("a", "b", "c"),
                List.copyOf(follower.ctx.machine().snapshot().states().keySet()));
    }

    @Test
    void aSnapshotIsOnDiskBeforeItIsConfirmedAndSurvivesARestart() {
        InstallSnapshot first = firstChunk();
        leader.receive(N4, new NextChunk(1, 4, 1, 0));
        RaftNode follower = new RaftNode();
        follower.receive(N2, first);
        follower.receive(N2, (InstallSnapshot) sent(N4));
        follower.ctx.finishWrites();
        follower.restart();
        assertEquals(3, follower.ctx.machine().snapshot().states().size());
        follower.receive(N2, new AppendEntries(1, 4, 1, List.of(), 4, 0));
        assertEquals(List.of(new AppendSucceeded(1, 4, 0)), follower.sentTo(N2));
    }
}
