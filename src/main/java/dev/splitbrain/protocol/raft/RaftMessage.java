package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Message;
import dev.splitbrain.protocol.shared.Chunk;
import java.util.List;

/** What Raft's nodes say; every message carries its sender's term (Raft §5.1). */
public sealed interface RaftMessage extends Message {
    long term();

    /** A node asks whether it would get a vote in the term after {@code term}; nobody changes state (Ongaro 2014, §9.6). */
    record RequestPreVote(long term, long lastLogIndex, long lastLogTerm) implements RaftMessage {}

    record PreVoteReply(long term, boolean granted) implements RaftMessage {}

    /**
     * A candidate asks for a vote (Raft figure 2).
     *
     * @param transfer whether the leader itself wishes the election (Ongaro 2014, §4.2.3)
     */
    record RequestVote(long term, long lastLogIndex, long lastLogTerm, boolean transfer) implements RaftMessage {}

    record VoteReply(long term, boolean granted) implements RaftMessage {}

    /**
     * The leader's entries after {@code prevLogIndex}; none in a heartbeat (Raft figure 2).
     *
     * @param sentNanos the leader's clock when it sent this; comes back in the answer
     */
    record AppendEntries(
            long term, long prevLogIndex, long prevLogTerm, List<Entry> entries, long leaderCommit, long sentNanos)
            implements RaftMessage {
        public AppendEntries {
            entries = List.copyOf(entries);
        }

        @Override
        public long sizeBytes() {
            return 128 + 128L * entries.size();
        }
    }

    /** The follower's log equals the leader's up to {@code matchIndex}, durably. A leader also tells itself. */
    record AppendSucceeded(long term, long matchIndex, long sentNanos) implements RaftMessage {}

    /**
     * The follower has another entry at {@code prevLogIndex}, or none: {@code conflictTerm} is that entry's term (0 for none)
     * and {@code conflictIndex} the first index it has of that term, or the first that it lacks (Raft §5.3).
     */
    record AppendFailed(long term, long prevLogIndex, long conflictTerm, long conflictIndex, long sentNanos)
            implements RaftMessage {}

    /** A chunk of the leader's snapshot, counted from 0, and what it needs to know of the log (Raft figure 13). */
    record InstallSnapshot(
            long term,
            long lastIncludedIndex,
            long lastIncludedTerm,
            Configuration configuration,
            int number,
            Chunk chunk,
            long sentNanos)
            implements RaftMessage {
        @Override
        public long sizeBytes() {
            return 128 + 64L * chunk.states().size();
        }
    }

    /** The follower waits for this chunk; once it has all of them durably, it answers {@link AppendSucceeded}. */
    record NextChunk(long term, long lastIncludedIndex, int number, long sentNanos) implements RaftMessage {}

    /** The leader asks its most up-to-date follower to start an election at once (Ongaro 2014, §3.10). */
    record TimeoutNow(long term) implements RaftMessage {}
}
