package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftMessage.AppendEntries;
import dev.splitbrain.protocol.raft.RaftMessage.AppendFailed;
import dev.splitbrain.protocol.raft.RaftMessage.AppendSucceeded;
import dev.splitbrain.protocol.raft.RaftMessage.InstallSnapshot;
import dev.splitbrain.protocol.raft.RaftMessage.NextChunk;
import dev.splitbrain.protocol.raft.RaftNote.LostQuorum;
import dev.splitbrain.protocol.raft.RaftTimer.HeartbeatInterval;
import dev.splitbrain.protocol.shared.Chunk;
import dev.splitbrain.protocol.shared.Quorums;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A leader's work: its entries go to all members, and are committed once a quorum holds them (Raft §5.3, §5.4).
 *
 * <p>The leader writes an entry to its disk and sends it at the same time (Ongaro 2014, §10.2.1); so it is a replica like
 * any other, and counts itself only by an {@link AppendSucceeded} that it sends to itself behind the disk barrier.
 */
final class Replication {
    private static final HeartbeatInterval HEARTBEAT = new HeartbeatInterval();

    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final RaftSettings settings;
    private final Rules rules;
    private final Progress[] progress; // leader only: of all nodes by index, itself among them
    private final List<Progress> followers = new ArrayList<>(); // leader only: the members but itself
    private final long[] scratch;
    private AppendEntries latest; // to followers in step goes one and the same message
    private long leaderSinceNanos;

    Replication(Raft raft, Context<RaftMessage> ctx, RaftSettings settings) {
        this.raft = raft;
        this.ctx = ctx;
        this.settings = settings;
        rules = settings.rules();
        progress = new Progress[ctx.nodes().size()];
        scratch = new long[progress.length];
    }

    /** A new leader knows nothing of its followers' logs. */
    void begin() {
        leaderSinceNanos = nowNanos();
        latest = null;
        followers.clear();
        for (NodeId node : ctx.nodes()) progress[node.index()] = fresh(node);
        updateFollowers();
        ctx.setTimer(settings.heartbeat(), HEARTBEAT);
        if (settings.noOp()) {
            // Raft §8: with an empty entry of its own term the leader commits what its predecessors left.
            propose(new Entry.NoOp(raft.log().lastIndex() + 1, raft.term()));
        } else {
            speak();
            countOneself();
        }
    }

    private Progress fresh(NodeId node) {
        return new Progress(node, raft.log().lastIndex() + 1, settings.maxInFlight());
    }

    void end() {
        ctx.cancelTimer(HEARTBEAT);
    }

    /** A new entry: to the own log, and at once to all who are ready for it. */
    void propose(Entry entry) {
        raft.log().append(entry);
        if (entry instanceof Entry.Reconfiguration) updateFollowers(); // it holds from here on (Raft §6)
        for (int i = 0; i < followers.size(); i++) sendEntries(followers.get(i));
        countOneself();
    }

    /** Tells itself, behind the disk barrier, what its own log will hold then. */
    private void countOneself() {
        ctx.send(ctx.self(), new AppendSucceeded(raft.term(), raft.log().lastIndex(), nowNanos()));
    }

    private void updateFollowers() {
        List<Progress> before = List.copyOf(followers);
        followers.clear();
        for (NodeId member : raft.log().configuration().members()) {
            if (member.equals(ctx.self())) continue;
            if (!before.contains(progress[member.index()])) progress[member.index()] = fresh(member);
            followers.add(progress[member.index()]);
        }
    }

    // Sending

    void onHeartbeatInterval(HeartbeatInterval timer) {
        if (settings.checkQuorum() && hasLostQuorum()) {
            ctx.note(new LostQuorum(raft.term()));
            raft.stepDown();
            return;
        }
        speak();
        ctx.setTimer(settings.heartbeat(), timer);
    }

    /** Sends everyone what it lacks, and a heartbeat where that is nothing. */
    void speak() {
        for (int i = 0; i < followers.size(); i++) {
            Progress follower = followers.get(i);
            if (follower.snapshot().isPresent()) speakDuringSnapshot(follower);
            else if (follower.isProbed() || !sendEntries(follower)) send(follower, 0);
        }
    }

    /** A chunk may take longer than a heartbeat, and must not be sent over and over meanwhile: a bare sign of life will do. */
    private void speakDuringSnapshot(Progress follower) {
        long now = ctx.monotonicNanos();
        if (follower.isChunkOverdue(now, settings.electionTimeout().minimum())) sendChunk(follower);
        else ctx.sendEagerly(follower.node(), new AppendEntries(raft.term(), 0, 0, List.of(), 0, now));
    }

    /** Sends what the follower lacks, as far as the window allows; false if nothing was sent. */
    private boolean sendEntries(Progress follower) {
        boolean any = false;
        while (follower.hasRoom() && follower.nextIndex() <= raft.log().lastIndex()) {
            send(follower, settings.maxEntries());
            any = true;
        }
        return any;
    }

    private void send(Progress follower, int limit) {
        if (raft.log().termAt(follower.nextIndex() - 1) == RaftLog.UNKNOWN_TERM) {
            follower.beginSnapshot(raft.log().snapshot().orElseThrow());
            sendChunk(follower); // Raft §7: it lacks what is no longer in the log
            return;
        }
        AppendEntries message = entriesFrom(follower.nextIndex(), limit);
        int count = message.entries().size();
        if (count > 0) follower.sent(message.prevLogIndex() + count);
        ctx.sendEagerly(follower.node(), message); // promises nothing of what is on the way to our disk
    }

    private AppendEntries entriesFrom(long nextIndex, int limit) {
        long now = nowNanos();
        long prev = nextIndex - 1;
        long count = Math.min(limit, raft.log().lastIndex() - prev);
        boolean same = latest != null
                && latest.prevLogIndex() == prev
                && latest.entries().size() == count
                && latest.leaderCommit() == raft.commitIndex()
                && latest.sentNanos() == now;
        if (!same) {
            List<Entry> entries = raft.log().slice(nextIndex, (int) count);
            latest = new AppendEntries(raft.term(), prev, raft.log().termAt(prev), entries, raft.commitIndex(), now);
        }
        return latest;
    }

    private void sendChunk(Progress follower) {
        Snapshot snapshot = follower.snapshot().orElseThrow();
        InstallSnapshot message = new InstallSnapshot(
                raft.term(),
                snapshot.lastIncludedIndex(),
                snapshot.lastIncludedTerm(),
                snapshot.configuration(),
                follower.nextChunk(),
                Chunk.of(snapshot.replica(), follower.nextChunk(), settings.snapshotChunk()),
                nowNanos());
        follower.chunkSent(ctx.monotonicNanos());
        ctx.sendEagerly(follower.node(), message);
    }

    // Answers

    void onAppendSucceeded(NodeId from, AppendSucceeded reply) {
        if (!isCurrent(reply.term())) return;
        Progress node = progress[from.index()];
        long before = node.matchIndex();
        node.succeeded(reply.matchIndex());
        if (node.matchIndex() > before) maybeCommit();
        if (from.equals(ctx.self()) || !raft.isLeader()) return; // a commit may end its leadership (Raft §6)
        answered(node, reply.sentNanos());
        if (!followers.contains(node)) return; // it was removed meanwhile, and is told nothing more
        sendEntries(node);
        raft.transfer().onProgress(node);
    }

    void onAppendFailed(NodeId from, AppendFailed reply) {
        if (!isCurrent(reply.term())) return;
        Progress follower = progress[from.index()];
        answered(follower, reply.sentNanos());
        if (!follower.isNews(reply.prevLogIndex())) return; // late: overtaken by a newer answer
        if (!followers.contains(follower)) return; // removed meanwhile
        follower.failed(nextIndexAfter(reply));
        if (!sendEntries(follower)) send(follower, 0);
    }

    void onNextChunk(NodeId from, NextChunk reply) {
        if (!isCurrent(reply.term())) return;
        Progress follower = progress[from.index()];
        answered(follower, reply.sentNanos());
        boolean sending = follower.snapshot().isPresent()
                && follower.snapshot().get().lastIncludedIndex() == reply.lastIncludedIndex();
        if (sending && followers.contains(follower) && follower.wants(reply.number())) sendChunk(follower);
    }

    /** Whether an answer is to the leader that this node is; a newer term ends that (Raft §5.1). */
    private boolean isCurrent(long replyTerm) {
        raft.observe(replyTerm);
        return raft.isLeader() && replyTerm == raft.term();
    }

    /** Raft §5.3: past the leader's own entries of the conflicting term, or before all of the follower's. */
    private long nextIndexAfter(AppendFailed reply) {
        RaftLog log = raft.log();
        if (!settings.conflictTerms()) return reply.prevLogIndex(); // Raft figure 2: one step back
        if (reply.conflictTerm() == 0) return reply.conflictIndex();
        long pastTerm = log.firstIndexOfTermAtLeast(reply.conflictTerm() + 1);
        boolean leaderHasTerm = log.termAt(pastTerm - 1) == reply.conflictTerm();
        return leaderHasTerm ? Math.min(pastTerm, reply.prevLogIndex()) : reply.conflictIndex();
    }

    // Quorums

    /** The highest index that a quorum holds is committed, if its entry is of this term (Raft §5.3, §5.4.2). */
    private void maybeCommit() {
        long held = reachedByQuorum(Progress::matchIndex);
        if (held > raft.commitIndex() && rules.mayCount(raft.log().termAt(held), raft.term())) raft.commit(held);
    }

    /** The time in messages, by which the leader tells how old their answers are. */
    long nowNanos() {
        return rules.leaseClockNanos(ctx);
    }

    /** A quorum has answered messages that were sent then or later: then it followed this leader. */
    long confirmedNanos() {
        progress[ctx.self().index()].answered(nowNanos());
        return reachedByQuorum(Progress::answeredNanos);
    }

    private boolean hasLostQuorum() {
        long heardNanos = Math.max(confirmedNanos(), leaderSinceNanos);
        return nowNanos() - heardNanos > settings.electionTimeout().minimum();
    }

    private void answered(Progress node, long sentNanos) {
        node.answered(sentNanos);
        raft.reads().onAnswer();
    }

    /** What a quorum of the voters has reached, and of both configurations while they are joint (Raft §6). */
    private long reachedByQuorum(ToLongFunction<Progress> value) {
        Configuration members = raft.log().configuration();
        long reached = reachedBy(members.voters(), value);
        return members.isJoint() ? Math.min(reached, reachedBy(members.outgoing(), value)) : reached;
    }

    private long reachedBy(List<NodeId> voters, ToLongFunction<Progress> value) {
        for (int i = 0; i < voters.size(); i++)
            scratch[i] = value.applyAsLong(progress[voters.get(i).index()]);
        return Quorums.reachedBy(rules.quorum(voters.size()), scratch, voters.size());
    }

    /** What the leader knows of a node. */
    Progress of(NodeId node) {
        return progress[node.index()];
    }
}
