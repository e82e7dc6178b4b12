/**
 * Distributed snapshots: a state of the whole system, recorded by nodes that share no clock, while money moves between them.
 *
 * <p><b>Problem.</b> How much money is there? Whoever asks one node after the other counts some of it twice, which moved on from
 * a node that had answered to one that had not been asked, and misses what is on its way. No total comes out that ever was.
 *
 * <p><b>Idea</b> (Chandy and Lamport 1985). A node records its state and sends a marker along each of its channels before anything
 * else. Channels keep order, so a marker parts what was sent before the recording from what was sent after it. A node that gets
 * its first marker records its own state; what then comes along a channel until its marker comes was on its way: the channel's
 * state. The states and channels together are one that the system may have passed through, and could have: no message in
 * it was received before it was sent. Markers carry the name of their snapshot, so that several may go on at once.
 *
 * <p><b>Messages.</b> {@code Pay}: money, the computation that goes on meanwhile. {@code Marker}: as above, one along each channel
 * for each snapshot. {@code Report}: what a node recorded, for the initiator, directly; the paper leaves open how the parts are
 * collected. {@code Poll}: the naive way.
 *
 * <p><b>Without order</b> (Lai and Yang 1987): every payment says by its colour whether its sender had recorded its state, and a node
 * records its own before it takes such a one. There are no markers; what was on its way is what one node's history has paid
 * and another's has not received. It takes histories, and goes on only where money does.
 *
 * <p><b>Crashes and loss</b> are outside both papers. Here a ledger on disk keeps the money, and the disk knows which snapshots a
 * node has joined; what it was recording is lost, so a snapshot that a crash hits never ends, and later ones do. Money on its
 * way to a node that is down is lost, and the next snapshot shows it. Channels are taken as they are: nothing is sent again.
 *
 * <p><b>References.</b> K. M. Chandy, L. Lamport: Distributed Snapshots: Determining Global States of Distributed Systems, ACM TOCS
 * 1985. T. H. Lai, T. H. Yang: On Distributed Snapshots, Information Processing Letters 1987. F. Mattern: Virtual Time and
 * Global States of Distributed Systems, 1989.
 */
package dev.splitbrain.protocol.snapshot;
