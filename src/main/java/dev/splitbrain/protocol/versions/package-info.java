/**
 * A leaderless replicated store: every node takes reads and writes, and versions tell what replaces what.
 *
 * <p><b>Problem.</b> A shop must take orders while nodes are down and the network is split. So no node may wait for a leader,
 * writes to one key meet at different replicas, and later someone must tell which of two values is newer, or that neither is.
 *
 * <p><b>Idea</b> (DeCandia et al. 2007). The node that a client asks coordinates: it sends a write ({@code Store}) or a read
 * ({@code Get}) to the n replicas of the key, and answers after w have stored it or r have told what they have. With r + w > n
 * every read meets a replica that has the last acknowledged write. With less it is quicker, and a read may be stale (Bailis et
 * al. 2012 say how often).
 *
 * <p><b>Versions.</b> A wall clock's timestamp orders any two writes, also those whose writers did not know of each other: one
 * of them is lost, silently, and where clocks are off, even the newer one. A hybrid clock ({@code hybrid-clock}) at least never
 * loses to what its client has read. A clock with known bounds that waits them out ({@code commit-wait}) gives later timestamps
 * to whatever begins later. Vector clocks tell that two writes are concurrent: the store keeps both, as siblings, and the client
 * merges them with its next write, which brings along the context of what it has read. With a count for each client
 * ({@code vector-clock}) that is exact, and the clocks grow with the clients. With a count for each replica
 * ({@code version-vector}) they stay small, and values are called concurrent that are not: siblings pile up. A dot for each
 * value ({@code dotted-version-vector}) is small and exact.
 *
 * <p><b>Repair.</b> A replica that does not answer gets its writes later: from a node that keeps them as hints
 * ({@code HandOver}); from a read that finds it behind ({@code Repair}); from another replica that compares all it has with it,
 * by Merkle trees ({@code Compare}, {@code Leaves}). With a sloppy quorum other nodes stand in for it and count, so that writes
 * go on, and a read may miss them though r + w > n.
 *
 * <p><b>Left out.</b> Deletes; a ring that changes; virtual nodes. A client that asks again through another node after a
 * timeout may write a value twice, as two siblings or once more with a later timestamp.
 *
 * <p><b>References.</b> G. DeCandia et al.: Dynamo, Amazon's Highly Available Key-value Store, SOSP 2007. P. Bailis et al.:
 * Probabilistically Bounded Staleness for Practical Partial Quorums, VLDB 2012. P. Almeida, C. Baquero, R. Gonçalves, N.
 * Preguiça, V. Fonte: Scalable and Accurate Causality Tracking for Eventually Consistent Stores, DAIS 2014. N. Preguiça et al.:
 * Dotted Version Vectors, 2010. S. Kulkarni et al.: Logical Physical Clocks, OPODIS 2014. J. Corbett et al.: Spanner, OSDI
 * 2012. D. Parker et al.: Detection of Mutual Inconsistency in Distributed Systems, IEEE TSE 1983.
 */
package dev.splitbrain.protocol.versions;
