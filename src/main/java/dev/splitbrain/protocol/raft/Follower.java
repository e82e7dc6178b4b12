package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendFailed;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;
import dev.splitbrain.protocol.raft.RaftMessage.InstallSnapshot;
import dev.splitbrain.protocol.raft.RaftMessage.NextChunk;
import dev.splitbrain.protocol.raft.RaftNote.InstalledSnapshot;
import dev.splitbrain.protocol.shared.Chunk;
import java.util.ArrayList;
import java.util.List;

/** A follower's part in replication: its log becomes the leader's (Raft §5.3, §7). */
final class Follower {
    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final List<Chunk> chunks = new ArrayList<>(); // of a snapshot that is on its way
    private long chunksOfIndex;

    Follower(Raft raft, Context<RaftMessage> ctx) {
        this.raft = raft;
        this.ctx = ctx;
    }

    void onAppendEntries(NodeId leader, AppendEntries message) {
        if (!accepts(leader, message.term(), message.prevLogIndex(), message.sentNanos())) return;
        RaftLog log = raft.log();
        if (!log.matches(message.prevLogIndex(), message.prevLogTerm())) {
            ctx.send(leader, conflict(log, message));
            return;
        }
        log.merge(message.entries());
        long matchIndex = message.prevLogIndex() + message.entries().size();
        raft.commit(Math.min(message.leaderCommit(), matchIndex)); // what lies beyond may not be the leader's
        ctx.send(leader, new AppendSucceeded(raft.term(), matchIndex, message.sentNanos())); // once it is on disk
    }

    /** Whether the sender leads the current term; who leads no more is told so (Raft §5.1). */
    private boolean accepts(NodeId leader, long term, long index, long sentNanos) {
        raft.observe(term);
        if (raft.isLeader()) return false; // two leaders in one term: only a mutant gets here
        if (term < raft.term()) {
            ctx.send(leader, new AppendFailed(raft.term(), index, 0, 0, sentNanos));
            return false;
        }
        raft.hearLeader(leader);
        return true;
    }

    /** What is in the way, so that the leader can step over all entries of a conflicting term at once (Raft §5.3). */
    private AppendFailed conflict(RaftLog log, AppendEntries message) {
        long index = message.prevLogIndex();
        boolean missing = index > log.lastIndex();
        long conflictTerm = missing ? 0 : log.termAt(index);
        long conflictIndex = missing ? log.lastIndex() + 1 : log.firstIndexOfTermAtLeast(conflictTerm);
        return new AppendFailed(raft.term(), index, conflictTerm, conflictIndex, message.sentNanos());
    }

    /** Gathers the leader's snapshot chunk by chunk, then stands on it (Raft figure 13). */
    void onInstallSnapshot(NodeId leader, InstallSnapshot message) {
        if (!accepts(leader, message.term(), message.lastIncludedIndex(), message.sentNanos())) return;
        long index = message.lastIncludedIndex();
        if (index > raft.commitIndex()) gather(message); // else it has all that already
        if (index > raft.commitIndex()) {
            ctx.send(leader, new NextChunk(raft.term(), index, chunks.size(), message.sentNanos()));
        } else {
            ctx.send(leader, new AppendSucceeded(raft.term(), index, message.sentNanos())); // once it is on disk
        }
    }

    private void gather(InstallSnapshot message) {
        if (message.lastIncludedIndex() != chunksOfIndex) chunks.clear();
        chunksOfIndex = message.lastIncludedIndex();
        if (message.number() != chunks.size()) return; // comes twice, or its forerunner was lost
        chunks.add(message.chunk());
        if (message.chunk().rest().isEmpty()) return;
        Snapshot snapshot =
                new Snapshot(chunksOfIndex, message.lastIncludedTerm(), message.configuration(), Chunk.whole(chunks));
        chunks.clear();
        raft.log().install(snapshot);
        raft.restore(snapshot);
        ctx.note(new InstalledSnapshot(raft.term(), snapshot.lastIncludedIndex()));
    }
}
