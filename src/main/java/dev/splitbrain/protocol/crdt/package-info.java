/**
 * Conflict-free replicated data types: objects whose replicas converge though nobody coordinates them.
 *
 * <p><b>Problem.</b> A phone that is offline, or a data centre that is cut off, goes on taking updates. Later the copies meet, and
 * each has changes that the others lack. Asking a leader first would have cost availability; letting the last writer win costs
 * updates.
 *
 * <p><b>Idea</b> (Shapiro et al. 2011). Choose states that form a join-semilattice, updates that only move up in it, and let
 * replicas send each other what they have: the join of two states has all that either knew. Joining is commutative, associative
 * and idempotent, so messages may be lost, repeated and reordered as long as some arrive. Clients are served by any replica at
 * once. What is given up: a read may miss what others have done, so nothing here is linearizable.
 *
 * <p><b>Types.</b> A G-Counter has an entry for each replica, a PN-Counter two of them. An LWW-Register keeps the assignment with
 * the greatest stamp, an MV-Register all that did not know of each other. A 2P-Set never takes back what was removed. An OR-Set
 * tells additions apart by dots (replica and count): a removal takes away those that it has observed, so an addition at the same
 * time wins. It keeps no tombstones, but a causal context: whoever has seen a dot and does not hold it knows that it was removed
 * (Bieniusa et al. 2012). An object is what stands under one key; objects are independent.
 *
 * <p><b>Messages.</b> With {@code replication: state} a replica sends {@code State}, all that it has, whether the other lacks it or
 * not. With {@code delta} (Almeida et al. 2018, algorithm 2) each update makes a delta, a small state that holds the change alone.
 * {@code Delta} carries the join of those that the receiver has not acknowledged, {@code Ack} says which it has on its disk. What
 * was forgotten, in a crash or because the buffer is full, is replaced by the full state. Deltas arrive without gaps, so that
 * causes come before effects.
 *
 * <p><b>Disk.</b> A replica that forgot its own counts would count from below what others have seen of it, and they would take the
 * new ones for old. So every change is on disk before it is answered, sent or acknowledged, together with the request's number.
 *
 * <p><b>Left out.</b> Operation-based types; garbage in contexts of replicas that are gone; maps of objects and sequences; not
 * sending a delta back to whom it came from (Enes et al. 2019). A request that a client repeats at <i>another</i> replica is
 * another update: harmless for sets and registers, but a counter counts it twice.
 *
 * <p><b>References.</b> M. Shapiro, N. Preguiça, C. Baquero, M. Zawirski: A comprehensive study of Convergent and Commutative
 * Replicated Data Types, INRIA RR-7506, 2011, and: Conflict-free Replicated Data Types, SSS 2011. P. Almeida, A. Shoker, C.
 * Baquero: Delta State Replicated Data Types, J. Parallel Distrib. Comput. 111, 2018. A. Bieniusa et al.: An optimized
 * conflict-free replicated set, INRIA RR-8083, 2012. V. Enes, P. Almeida, C. Baquero, J. Leitão: Efficient Synchronization of
 * State-based CRDTs, ICDE 2019. G. DeCandia et al.: Dynamo, SOSP 2007.
 */
package dev.splitbrain.protocol.crdt;
