package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.NodeId;
import java.util.Optional;

/** What a leader knows of one node's log, and what is on the way to it. */
final class Progress {
    private final NodeId node;
    private final long[] inFlight; // last index of each unanswered AppendEntries with entries, oldest first, in a ring
    private int inFlightFirst;
    private int inFlightCount;
    private long matchIndex; // highest entry known to be on the follower's disk
    private long nextIndex; // of the next entry to send
    private long answeredNanos = Long.MIN_VALUE; // when the newest message was sent that it has answered
    private boolean probing = true; // it is not known where the logs match: one message at a time
    private Optional<Snapshot> snapshot = Optional.empty(); // on its way to the node
    private int nextChunk;
    private long chunkSentNanos;
    private int chunkTries;

    Progress(NodeId node, long nextIndex, int maxInFlight) {
        this.node = node;
        this.nextIndex = nextIndex;
        inFlight = new long[maxInFlight];
    }

    NodeId node() {
        return node;
    }

    long matchIndex() {
        return matchIndex;
    }

    long nextIndex() {
        return nextIndex;
    }

    long answeredNanos() {
        return answeredNanos;
    }

    /** The node has answered, whatever it said, a message that was sent then. */
    void answered(long sentNanos) {
        answeredNanos = Math.max(answeredNanos, sentNanos);
    }

    /** Whether entries may be sent now. */
    boolean hasRoom() {
        return snapshot.isEmpty() && inFlightCount < (probing ? 1 : inFlight.length);
    }

    /** Entries through an index are on the way. */
    void sent(long throughIndex) {
        if (inFlightCount < inFlight.length) {
            inFlight[(inFlightFirst + inFlightCount++) % inFlight.length] = throughIndex;
        }
        if (!probing) nextIndex = throughIndex + 1; // pipelining: hope that they arrive (Ongaro 2014, §10.2.2)
    }

    /** The follower holds entries through an index. Answers may come late, twice and out of order. */
    void succeeded(long throughIndex) {
        while (inFlightCount > 0 && inFlight[inFlightFirst] <= throughIndex) {
            inFlightFirst = (inFlightFirst + 1) % inFlight.length;
            inFlightCount--;
        }
        if (snapshot.isPresent() && throughIndex >= snapshot.get().lastIncludedIndex()) snapshot = Optional.empty();
        matchIndex = Math.max(matchIndex, throughIndex);
        nextIndex = Math.max(nextIndex, matchIndex + 1);
        if (probing) inFlightCount = 0; // what the probe carried is sent again, unless this was its answer
        probing = false;
    }

    /** Whether a refusal of {@code prevLogIndex} tells something new. */
    boolean isNews(long prevLogIndex) {
        return probing ? prevLogIndex == nextIndex - 1 : prevLogIndex > matchIndex;
    }

    /** The logs do not match where we thought: tries from an earlier index, one message at a time. */
    void failed(long newNextIndex) {
        nextIndex = Math.max(matchIndex + 1, newNextIndex);
        probing = true;
        inFlightCount = 0;
    }

    /** Whether a probe with entries is on its way, or lost: the next ones go without, so that a slow link is not flooded. */
    boolean isProbed() {
        return probing && inFlightCount > 0;
    }

    // Snapshots (Raft §7)

    Optional<Snapshot> snapshot() {
        return snapshot;
    }

    int nextChunk() {
        return nextChunk;
    }

    void beginSnapshot(Snapshot toSend) {
        snapshot = Optional.of(toSend);
        nextChunk = 0;
        chunkTries = 0;
    }

    void chunkSent(long nowNanos) {
        chunkSentNanos = nowNanos;
        chunkTries++;
    }

    /** Whether the chunk may be lost: it has been on its way for so long, twice as long after each try. */
    boolean isChunkOverdue(long nowNanos, double patienceNanos) {
        return nowNanos - chunkSentNanos >= patienceNanos * (1L << Math.min(chunkTries - 1, 20));
    }

    /** The node waits for this chunk; false if that is no news. */
    boolean wants(int chunk) {
        boolean news = chunk != nextChunk;
        nextChunk = chunk;
        if (news) chunkTries = 0;
        return news;
    }
}
