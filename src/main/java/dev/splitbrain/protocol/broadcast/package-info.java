/**
 * Causal broadcast: whoever delivers a message has delivered before all that may have led to it.
 *
 * <p><b>Problem.</b> Alice asks all, Bob hears the question and answers all, and Carol hears the answer first: the network does
 * not know that one led to the other. Order by sender (FIFO) does not help, since the two have different senders.
 *
 * <p><b>Idea</b> (Birman, Schiper and Stephenson 1991). Every node counts, in a vector clock, the messages of each sender that
 * it has delivered. A message takes its sender's clock along. It may be delivered where it is the next of its sender, and where
 * all that its sender had delivered is delivered too; until then it is held back.
 *
 * <p><b>Messages.</b> {@code Tell}: the message with its clock; sent again until each node has confirmed it with {@code Told},
 * since the network may lose it. What a node has taken is on its disk, and delivered again, in the same order, after a crash.
 *
 * <p><b>Left out.</b> Groups that change (views), more than one group, total order.
 *
 * <p><b>References.</b> K. Birman, A. Schiper, P. Stephenson: Lightweight Causal and Atomic Group Multicast, ACM TOCS 1991.
 */
package dev.splitbrain.protocol.broadcast;
