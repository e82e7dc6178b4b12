/**
 * Gossip: news spread from node to node like a disease.
 *
 * <p><b>Problem.</b> Thousands of nodes must all learn an update. Nobody knows who is up, messages get lost, and no node
 * may be asked to send thousands of messages.
 *
 * <p><b>Idea.</b> From time to time every node calls another, picked at random, and they compare notes. Who knows an update
 * is infected; the infected double with every cycle, and the last ones are reached soon after: about log₂ n + ln n cycles in
 * all for push (Pittel 1987), fewer for push–pull (Karp et al. 2000).
 *
 * <p><b>Push, pull, push–pull</b> (Demers et al. 1987, §1.3). Who calls tells what it knows ({@code Tell}), or asks for it
 * ({@code Ask}), or both ({@code Exchange}). Push is quick while few know; pull is quick once many do.
 *
 * <p><b>Rumour mongering</b> (§1.4). A node that passes a rumour on for ever never rests. It loses interest: after telling
 * those who knew already ({@code feedback}: they answer {@code Heard}), or after telling anybody at all ({@code blind}); at
 * the k-th such contact ({@code counter}), or at each with probability 1/k ({@code coin}). Then some nodes never hear: the
 * residue. <b>Anti-entropy</b> finds them: now and then two nodes compare all they have, by Merkle trees, and repair what
 * differs.
 *
 * <p><b>Cycles.</b> Free-running nodes call whenever their own timer rings. Synchronous ones call at the same instants, which
 * is what the paper's tables count. There a cycle is a snapshot: a site that learns in a cycle passes it on from the next
 * one, and until then answers that it did not know. A contact that was useful resets the counter.
 *
 * <p><b>Left out.</b> Deleting (death certificates, §2), connection limits (§1.4), and partners by distance (§3).
 *
 * <p><b>References.</b> A. Demers et al.: Epidemic Algorithms for Replicated Database Maintenance, PODC 1987. B. Pittel: On
 * Spreading a Rumor, SIAM J. Appl. Math. 47, 1987. R. Karp, C. Schindelhauer, S. Shenker, B. Vöcking: Randomized Rumor
 * Spreading, FOCS 2000. R. Merkle: A Digital Signature Based on a Conventional Encryption Function, CRYPTO 1987.
 */
package dev.splitbrain.protocol.gossip;
