/**
 * What protocols that agree on commands share. Nothing here knows how agreement comes about, or that there is a log.
 *
 * <ul>
 *   <li>{@link dev.splitbrain.protocol.shared.Replica}: the object and its clients' {@link
 *       dev.splitbrain.protocol.shared.Sessions}. It takes requests in the order that a protocol decides on: index by index (Raft,
 *       Multi-Paxos, Viewstamped Replication, ZAB), or an order of a dependency graph (EPaxos).
 *   <li>{@link dev.splitbrain.protocol.shared.Chunk}: a replica's snapshot in pieces, for whoever brings a node up to date by state.
 *   <li>{@link dev.splitbrain.protocol.shared.Quorums}: arithmetic. Who counts as a quorum is each protocol's own: majorities,
 *       members of two configurations, quorums by phase, fast quorums.
 *   <li>{@link dev.splitbrain.protocol.shared.MerkleTree Merkle trees} of those that compare what they have.
 * </ul>
 *
 * <p>Logs are not shared: Raft's is cut and overwritten at its end, that of Multi-Paxos is filled in any order. What they have in
 * common is what they tell ({@link dev.splitbrain.node.LogNote}), so that one set of invariants judges both. Ballot numbers and
 * roles of the Paxos family are in {@link dev.splitbrain.protocol.paxos}, for CASPaxos and EPaxos too.
 */
package dev.splitbrain.protocol.shared;
