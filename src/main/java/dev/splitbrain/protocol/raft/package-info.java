/**
 * Raft: consensus on a log, by a strong leader.
 *
 * <p><b>Problem.</b> Several nodes, any minority of which may crash, restart or be cut off, act as one object that clients
 * use; no acknowledged operation is ever lost, and all see one order.
 *
 * <p><b>Idea.</b> Time is cut into terms. In each term at most one node leads, for it needs votes of a majority and every
 * node has one vote a term. The leader alone orders requests: it appends them to its log and sends them to the others; an
 * entry of its term that a majority holds on disk is committed, and never changes. A node votes only for a candidate
 * whose log is as up-to-date as its own, so that a leader has every committed entry. All else repairs: a follower whose log
 * contradicts the leader's drops its own.
 *
 * <p><b>Messages.</b> {@code RequestVote} and {@code VoteReply} elect; {@code AppendEntries} replicates, and empty it is the
 * heartbeat; {@code AppendSucceeded} and {@code AppendFailed} are its two answers. {@code RequestPreVote} asks whether an
 * election would be won before a term is spent on it.
 *
 * <p><b>Where to read.</b> {@link dev.splitbrain.protocol.raft.Raft} is the node: term, role, commit index, and the table of
 * who handles what. {@code Elections} is §5.2, {@code Replication} the leader's half of §5.3 and §5.4, {@code Follower} the
 * other half, {@code RaftLog} the log, {@code Rules} the few decisions that safety hangs on, and
 * {@link dev.splitbrain.protocol.raft.Mutant} those decisions made wrong, on purpose.
 *
 * <p><b>Disk.</b> Term, vote and log survive a crash. Votes and acknowledgements leave a node behind the disk barrier. The
 * leader's AppendEntries do not wait for its disk; it counts itself when a message to itself has passed the barrier.
 *
 * <p><b>Left out.</b> Sessions never expire; nodes do not change their addresses.
 *
 * <p><b>References.</b> D. Ongaro, J. Ousterhout: In Search of an Understandable Consensus Algorithm, USENIX ATC 2014
 * (extended version; "Raft" in comments). D. Ongaro: Consensus: Bridging Theory and Practice, Stanford 2014 ("Ongaro 2014").
 */
package dev.splitbrain.protocol.raft;
