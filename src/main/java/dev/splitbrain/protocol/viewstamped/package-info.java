/**
 * Viewstamped Replication: a replicated log under a primary, with nothing on disk.
 *
 * <p><b>Problem.</b> Several replicas act as one object that clients use. A disk that is forced for each operation is slow, so
 * the group itself is the stable storage: an operation is safe once f + 1 of 2f + 1 replicas have it in memory. But then a
 * replica that crashes forgets what it promised.
 *
 * <p><b>Idea.</b> Time is cut into views. The primary of a view is given by its number, view mod n, so that nobody stands for
 * election. The primary orders requests; the backups take over by a view change when they do not hear from it; and a replica
 * that comes back after a crash asks the others before it takes part again. At most f replicas may be down, or still
 * recovering, at once: if more are, no answer is wrong, but the group never answers again.
 *
 * <p><b>Messages.</b> {@code Prepare}, {@code PrepareOk}, {@code Commit} (§4.1); {@code StartViewChange}, {@code DoViewChange},
 * {@code StartView} (§4.2); {@code Recovery}, {@code RecoveryResponse} (§4.3); {@code GetState}, {@code NewState} (§5.2).
 *
 * <p><b>Where to read.</b> {@link dev.splitbrain.protocol.viewstamped.ViewstampedReplication} is the replica: status, view,
 * commit-number, and who handles what. {@code Primary} is §4.1, {@code ViewChange} §4.2, {@code Recovery} §4.3,
 * {@code StateTransfer} §5.2; {@code Rules} the decisions that safety hangs on.
 *
 * <p><b>Otherwise than in the paper.</b> The nonce of a recovery is a counter on disk, as §4.3 suggests: one forced write at each
 * start, which also tells the first start from later ones. What a replica sent before a crash may arrive after it has
 * recovered, and a view change that counts it can lose operations: Michael et al. found that, and {@link
 * dev.splitbrain.protocol.viewstamped.CrashVector crash vectors} repair it. In a transfer to a later view the log is cut when
 * the answer comes, not when it is asked for, which loses operations too (Vanlightly).
 *
 * <p><b>Left out.</b> Reconfiguration (§7), leases for reads, batching (§6), checkpoints fetched apart from the log (§5.1).
 *
 * <p><b>References.</b> B. Liskov, J. Cowling: Viewstamped Replication Revisited, MIT-CSAIL-TR-2012-021 (sections in comments are
 * of this). B. Oki, B. Liskov: Viewstamped Replication: A New Primary Copy Method to Support Highly-Available Distributed
 * Systems, PODC 1988. E. Michael, D. Ports, N. Sharma, A. Szekeres: Recovering Shared Objects Without Stable Storage, DISC 2017.
 * J. Vanlightly: VR Revisited: An analysis with TLA+, 2022.
 */
package dev.splitbrain.protocol.viewstamped;
