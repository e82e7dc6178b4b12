/**
 * Multi-Paxos (Leslie Lamport, "Paxos Made Simple", 2001, §3): a log of commands that all nodes execute in one order, each slot
 * of it an instance of Paxos.
 *
 * <p>The problem: single-decree Paxos needs two phases for each value, and two proposers can outbid each other. A log of a
 * million commands would need a million first phases.
 *
 * <p>The idea: phase 1 says nothing of values, so one round of it serves all slots that are still open. Whoever has promises
 * for a ballot leads, and then needs only phase 2 for each command: two message delays, one forced write at each acceptor.
 * A follower that hears no leader for a random time tries a higher ballot.
 *
 * <p>A new {@link dev.splitbrain.protocol.paxos.multi.Leader} first repeats, in its own ballot, what promises report: it may
 * have been chosen. Slots between that no promise reports are filled with no-ops, as nothing behind a gap may be executed.
 *
 * <p>Which slots are chosen travels with the leader's next message. A follower takes its own vote for the choice only if it
 * cast it in that leader's ballot; what it lacks it fetches from the leader, as entries or as a snapshot. The log before a
 * snapshot is dropped, so a {@link dev.splitbrain.protocol.paxos.multi.Candidate} that is behind an acceptor's snapshot must
 * have it before it leads: no promise can report those slots.
 *
 * <p>Flexible Paxos (Howard, Malkhi and Spiegelman 2016): only quorums of different phases must meet. {@code q1} acceptors
 * promise, {@code q2} accept; any q1 + q2 &gt; n is safe, and a small q2 makes the common case faster and elections dearer.
 *
 * <p>Clients' requests take effect once ({@link dev.splitbrain.protocol.shared.Sessions}); reads go through the log.
 *
 * <p>Left out: leases and reads without the log; batches of commands; members that change; a pre-vote, so that a node which
 * was cut off deposes the leader once when it returns.
 *
 * <p><b>References.</b> L. Lamport: Paxos Made Simple, SIGACT News 2001. H. Howard, D. Malkhi, A. Spiegelman: Flexible Paxos:
 * Quorum Intersection Revisited, OPODIS 2016.
 */
package dev.splitbrain.protocol.paxos.multi;
