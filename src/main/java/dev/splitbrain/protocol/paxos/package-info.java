/**
 * The Paxos family.
 *
 * <ul>
 *   <li>{@link dev.splitbrain.protocol.paxos.single}: one value (Lamport 2001, §2), with proposers, acceptors and learners apart.
 *   <li>{@link dev.splitbrain.protocol.paxos.multi}: a log of commands under a stable leader (Lamport 2001, §3), with quorums
 *       that need only meet across phases (Howard, Malkhi and Spiegelman 2016).
 *   <li>{@link dev.splitbrain.protocol.paxos.fast}: one value in two message delays from any proposer (Lamport 2006), and what
 *       collisions cost.
 * </ul>
 *
 * <p>Here is what they share: {@link dev.splitbrain.protocol.paxos.Ballots ballot numbers},
 * {@link dev.splitbrain.protocol.paxos.Roles roles}, and the {@link dev.splitbrain.protocol.paxos.PaxosNote notes} that
 * invariants and pictures read.
 */
package dev.splitbrain.protocol.paxos;
