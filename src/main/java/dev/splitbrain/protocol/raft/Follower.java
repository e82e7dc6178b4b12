package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendFailed;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;

/** A follower's part in replication: its log becomes the leader's (Raft §5.3). */
final class Follower {
    private final Raft raft;
    private final Context<RaftMessage> ctx;

    Follower(Raft raft, Context<RaftMessage> ctx) {
        this.raft = raft;
        this.ctx = ctx;
    }

    void onAppendEntries(NodeId leader, AppendEntries message) {
        raft.observe(message.term());
        if (raft.isLeader()) return; // two leaders in one term: only a mutant gets here
        RaftLog log = raft.log();
        if (message.term() < raft.term()) { // Raft §5.1: tells a leader of old that it is one
            ctx.send(leader, new AppendFailed(raft.term(), message.prevLogIndex(), 0, 0, message.sentNanos()));
            return;
        }
        raft.hearLeader(leader);
        if (!log.matches(message.prevLogIndex(), message.prevLogTerm())) {
            ctx.send(leader, conflict(log, message));
            return;
        }
        log.merge(message.entries());
        long matchIndex = message.prevLogIndex() + message.entries().size();
        raft.commit(Math.min(message.leaderCommit(), matchIndex)); // what lies beyond may not be the leader's
        ctx.send(leader, new AppendSucceeded(raft.term(), matchIndex, message.sentNanos())); // once it is on disk
    }

    /** What is in the way, so that the leader can step over all entries of a conflicting term at once (Raft §5.3). */
    private AppendFailed conflict(RaftLog log, AppendEntries message) {
        long index = message.prevLogIndex();
        boolean missing = index > log.lastIndex();
        long conflictTerm = missing ? 0 : log.termAt(index);
        long conflictIndex = missing ? log.lastIndex() + 1 : log.firstIndexOfTermAtLeast(conflictTerm);
        return new AppendFailed(raft.term(), index, conflictTerm, conflictIndex, message.sentNanos());
    }
}
